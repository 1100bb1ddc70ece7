/// What runs in the measured processes, and what both sides need to speak of it.
@NullMarked
package io.reloquent.bench.measured;

import org.jspecify.annotations.NullMarked;
