/// The files of a migration: readable, durable, and refused in a sentence when they make no sense.
@NullMarked
package io.reloquent.local.workspace;

import org.jspecify.annotations.NullMarked;
