/// A migration under way: chunks, checkpoints, progress.
@NullMarked
package io.reloquent.run;

import org.jspecify.annotations.NullMarked;
