@NullMarked
package io.reloquent.expression;

import org.jspecify.annotations.NullMarked;
