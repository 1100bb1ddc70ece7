/// A compiled program that turns the ordered row streams of one key range into BSON documents.
///
/// No Spring and nothing of the domain: the same classes run inside the executors of a Spark cluster, on Java 17.
@NullMarked
package io.reloquent.kernel;

import org.jspecify.annotations.NullMarked;
