/// A plan as PySpark that a person can read. Nothing from a source or a user enters a script except as a literal.
@NullMarked
package io.reloquent.codegen;

import org.jspecify.annotations.NullMarked;
