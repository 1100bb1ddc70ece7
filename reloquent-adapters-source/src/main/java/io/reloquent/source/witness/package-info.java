/// The documents of a design built a second time from PostgreSQL, by code that shares nothing with the engine but the
/// catalog, the design, the choice of types and the meaning of expressions.
@NullMarked
package io.reloquent.source.witness;

import org.jspecify.annotations.NullMarked;
