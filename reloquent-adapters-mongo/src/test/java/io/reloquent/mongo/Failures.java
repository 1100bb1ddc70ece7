package io.reloquent.mongo;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.reloquent.fault.Fault;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// What writes fail with.
final class Failures {

    private Failures() {}

    /// The fault of a write that must fail.
    static Fault of(CompletableFuture<Void> write) {
        return Optional.of(catchThrowableOfType(CompletionException.class, write::join))
                .map(Throwable::getCause)
                .map(Fault.class::cast)
                .orElseThrow();
    }
}
