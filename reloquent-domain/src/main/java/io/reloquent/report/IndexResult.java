package io.reloquent.report;

import org.jspecify.annotations.Nullable;

/// What became of one planned index.
///
/// @param problem why it is not there; null where it is
public record IndexResult(
        String collection,
        String name,
        boolean unique,
        @Nullable String problem) {

    public boolean built() {
        return problem == null;
    }
}
