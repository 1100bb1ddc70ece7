@NullMarked
package io.reloquent.bench;

import org.jspecify.annotations.NullMarked;
