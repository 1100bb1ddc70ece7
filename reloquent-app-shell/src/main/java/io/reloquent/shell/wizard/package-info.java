/// The wizard: every step of a migration, asked for one after the other, carried out by the same commands.
@NullMarked
package io.reloquent.shell.wizard;

import org.jspecify.annotations.NullMarked;
