/// The interactive shell: commands one after the other, in one process, with completion and a history.
@NullMarked
package io.reloquent.shell.interactive;

import org.jspecify.annotations.NullMarked;
