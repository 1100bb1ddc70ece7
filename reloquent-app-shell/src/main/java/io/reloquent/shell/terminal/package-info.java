/// What a person sees: tables, figures, progress and questions.
@NullMarked
package io.reloquent.shell.terminal;

import org.jspecify.annotations.NullMarked;
