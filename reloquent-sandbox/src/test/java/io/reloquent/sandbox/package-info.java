@NullMarked
package io.reloquent.sandbox;

import org.jspecify.annotations.NullMarked;
