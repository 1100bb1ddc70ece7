/// The engines on a Spark of this machine: the direct engine's kernel writes the documents, in tasks that Spark starts,
/// and starts again where one is lost.
@NullMarked
package io.reloquent.local.spark;

import org.jspecify.annotations.NullMarked;
