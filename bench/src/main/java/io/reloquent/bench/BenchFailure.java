package io.reloquent.bench;

/// Why the benchmark cannot go on, as a sentence.
final class BenchFailure extends RuntimeException {

    BenchFailure(String message) {
        super(message);
    }

    BenchFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
