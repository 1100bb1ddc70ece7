package io.reloquent.spark;

import java.util.List;

/// How Spark says that rows did not fit into the memory of an executor: it knows of an exit code, of an error in a
/// task,
/// or of its own limit to what one value holds.
final class OutOfMemory {

    private static final List<String> SIGNS = List.of(
            "exited with code 52",
            "Exit status: 52",
            "OutOfMemoryError",
            "SparkOutOfMemoryError",
            "Cannot grow BufferHolder",
            "exceeding memory limits");

    private OutOfMemory() {}

    /// @param message of a job's failure
    static boolean isSaidIn(String message) {
        return SIGNS.stream().anyMatch(message::contains);
    }
}
