/// The terminal application: arguments in, one command, an honest exit code out.
@NullMarked
package io.reloquent.shell;

import org.jspecify.annotations.NullMarked;
