/// Which tables take part.
@NullMarked
package io.reloquent.selection;

import org.jspecify.annotations.NullMarked;
