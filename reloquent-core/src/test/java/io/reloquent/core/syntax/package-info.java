@NullMarked
package io.reloquent.core.syntax;

import org.jspecify.annotations.NullMarked;
