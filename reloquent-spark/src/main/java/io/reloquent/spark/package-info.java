/// What runs inside Spark. Spark hands out key ranges and starts lost ones again; each task runs the kernel over one
/// range, from the source to the target, and returns what its documents add up to.
@NullMarked
package io.reloquent.spark;

import org.jspecify.annotations.NullMarked;
