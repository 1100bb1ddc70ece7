/// Texts of expressions: read by JSqlParser, understood here.
@NullMarked
package io.reloquent.core.syntax;

import org.jspecify.annotations.NullMarked;
