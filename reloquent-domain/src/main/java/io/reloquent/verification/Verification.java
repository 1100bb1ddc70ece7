package io.reloquent.verification;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Whether what arrived is what was sent: every document of every collection by its digest, every table by its rows.
public record Verification(String run, Instant at, Duration took, List<CollectionCheck> collections) {

    public Verification {
        collections = List.copyOf(collections);
    }

    /// What a comparison says in one word.
    public enum Verdict {
        /// All was compared, and agrees.
        PASS,
        /// Something differs.
        FAIL,
        /// What was compared agrees, and not all was.
        PARTIAL
    }

    public Verdict verdict() {
        if (!passes()) {
            return Verdict.FAIL;
        }
        return isWitnessed() ? Verdict.PASS : Verdict.PARTIAL;
    }

    /// What was not compared, as a sentence; empty where all was.
    public String notCompared() {
        if (isWitnessed()) {
            return "";
        }
        return isSampled()
                ? "%,d of %,d documents were not compared.".formatted(found() - documents(), found())
                : "The source was not read a second time: a mistake of the load itself would not have been found.";
    }

    /// Whether some documents alone were compared.
    public boolean isSampled() {
        return collections.stream().anyMatch(check -> check.sampled() != null);
    }

    private long found() {
        return collections.stream().mapToLong(CollectionCheck::found).sum();
    }

    public boolean passes() {
        return collections.stream().allMatch(CollectionCheck::passes);
    }

    /// Whether the source was read a second time, by other means than the load's.
    public boolean isWitnessed() {
        return collections.stream().allMatch(check -> check.witnessed() != null);
    }

    /// Documents that were compared.
    public long documents() {
        return collections.stream().mapToLong(CollectionCheck::compared).sum();
    }

    public long mismatches() {
        return collections.stream().mapToLong(CollectionCheck::mismatches).sum();
    }
}
