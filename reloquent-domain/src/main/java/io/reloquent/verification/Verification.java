package io.reloquent.verification;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Whether what arrived is what was sent: every document of every collection by its digest, every table by its rows.
public record Verification(String run, Instant at, Duration took, List<CollectionCheck> collections) {

    public Verification {
        collections = List.copyOf(collections);
    }

    public boolean passes() {
        return collections.stream().allMatch(CollectionCheck::passes);
    }

    /// Whether the source was read a second time, by other means than the load's.
    public boolean isWitnessed() {
        return collections.stream().allMatch(check -> check.witnessed() != null);
    }

    public long documents() {
        return collections.stream().mapToLong(CollectionCheck::found).sum();
    }

    public long mismatches() {
        return collections.stream().mapToLong(CollectionCheck::mismatches).sum();
    }
}
