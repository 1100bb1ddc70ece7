/// What is kept of what commands do: one file a day.
@NullMarked
package io.reloquent.shell.log;

import org.jspecify.annotations.NullMarked;
