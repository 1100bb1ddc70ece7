/// The engine on a Spark of this machine: the same kernel as the direct engine's, in tasks that Spark starts, and
/// starts
/// again where one is lost.
@NullMarked
package io.reloquent.local.spark;

import org.jspecify.annotations.NullMarked;
