@NullMarked
package io.reloquent.core;

import org.jspecify.annotations.NullMarked;
