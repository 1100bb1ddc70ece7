/// Expressions over one row of a table: computed fields and filters, in PostgreSQL's words and with its answers.
@NullMarked
package io.reloquent.expression;

import org.jspecify.annotations.NullMarked;
