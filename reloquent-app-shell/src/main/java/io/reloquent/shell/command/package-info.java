/// The commands, one class for each verb: a name, a use case and a view of what came of it.
@NullMarked
package io.reloquent.shell.command;

import org.jspecify.annotations.NullMarked;
