package io.reloquent.report;

import io.reloquent.plan.SkippedIndex;
import io.reloquent.run.DeadLetter;
import io.reloquent.sizing.SizingPlan;
import io.reloquent.sizing.Where;
import io.reloquent.verification.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a migration did and whether the target is ready: what is known so far, completed step by step.
///
/// @param version      of this form
/// @param plan         hash of the plan carried out
/// @param notes        what the plan had found, as sentences
/// @param setAside     documents that could not be made, and are not in the target
/// @param verification null until the documents were compared
/// @param indexes      null until they were built
/// @param prediction   null where nobody estimated this plan
/// @param balancerStopped whether documents are not moved between shards until the indexes are built
public record MigrationReport(
        int version,
        Instant writtenAt,
        String source,
        String target,
        String plan,
        String run,
        Instant started,
        Instant ended,
        List<CollectionResult> collections,
        List<String> notes,
        List<DeadLetter> setAside,
        @Nullable Verification verification,
        @Nullable List<IndexResult> indexes,
        List<SkippedIndex> skippedIndexes,
        @Nullable Prediction prediction,
        boolean balancerStopped) {

    public static final int VERSION = 1;

    private static final String AGAIN = "see the report, then roll back and migrate again";

    public MigrationReport {
        collections = List.copyOf(collections);
        notes = List.copyOf(notes);
        setAside = List.copyOf(setAside);
        indexes = indexes == null ? null : List.copyOf(indexes);
        skippedIndexes = List.copyOf(skippedIndexes);
    }

    /// A report on a migration that nobody estimated, and on a target of which nobody has stopped a balancer.
    public MigrationReport(
            int version,
            Instant writtenAt,
            String source,
            String target,
            String plan,
            String run,
            Instant started,
            Instant ended,
            List<CollectionResult> collections,
            List<String> notes,
            List<DeadLetter> setAside,
            @Nullable Verification verification,
            @Nullable List<IndexResult> indexes,
            List<SkippedIndex> skippedIndexes) {
        this(
                version,
                writtenAt,
                source,
                target,
                plan,
                run,
                started,
                ended,
                collections,
                notes,
                setAside,
                verification,
                indexes,
                skippedIndexes,
                null,
                false);
    }

    public long documents() {
        return collections.stream().mapToLong(CollectionResult::documents).sum();
    }

    public long rows() {
        return collections.stream().mapToLong(CollectionResult::rows).sum();
    }

    public long bytes() {
        return collections.stream().mapToLong(CollectionResult::bytes).sum();
    }

    public Duration took() {
        return Duration.between(started, ended);
    }

    /// Rows read per second of the load.
    public long rowsPerSecond() {
        return rows() * 1000 / Math.max(1, took().toMillis());
    }

    public MigrationReport with(Verification done, Instant at) {
        return with(at, done, indexes, prediction, balancerStopped);
    }

    public MigrationReport with(List<IndexResult> built, Instant at) {
        return with(at, verification, built, prediction, balancerStopped);
    }

    /// This report, and what an estimate of the same plan had said; without one, nothing.
    public MigrationReport against(Optional<SizingPlan> estimate, Where place) {
        Prediction said = estimate.filter(sizing -> sizing.plan().equals(plan))
                .flatMap(sizing -> sizing.choice(place).map(choice -> Prediction.of(sizing, choice)))
                .orElse(null);
        return with(writtenAt, verification, indexes, said, balancerStopped);
    }

    /// Documents are moved between shards again.
    public MigrationReport balanced() {
        return with(writtenAt, verification, indexes, prediction, false);
    }

    private MigrationReport with(
            Instant at,
            @Nullable Verification done,
            @Nullable List<IndexResult> built,
            @Nullable Prediction said,
            boolean stopped) {
        return new MigrationReport(
                version,
                at,
                source,
                target,
                plan,
                run,
                started,
                ended,
                collections,
                notes,
                setAside,
                done,
                built,
                skippedIndexes,
                said,
                stopped);
    }

    /// Ready only if no document was left out, every one was compared, with a second reading too, and agrees, every
    /// planned index is there, and shards are balanced.
    public Readiness readiness() {
        List<String> remedies = new ArrayList<>();
        if (!setAside.isEmpty()) {
            remedies.add("%,d %s not in the target, because %s could not be made; %s"
                    .formatted(
                            setAside.size(),
                            setAside.size() == 1 ? "document is" : "documents are",
                            setAside.size() == 1 ? "it" : "they",
                            AGAIN));
        }
        if (verification == null) {
            remedies.add("Compare the documents with the source: reloquent validate");
        } else {
            addTo(remedies, verification);
        }
        if (indexes == null) {
            remedies.add("Build the indexes: reloquent indexes");
        } else {
            indexes.stream()
                    .filter(index -> !index.built())
                    .forEach(index -> remedies.add("Index %s on %s is missing: %s"
                            .formatted(index.name(), index.collection(), index.problem())));
        }
        if (balancerStopped) {
            remedies.add("The balancer is stopped; it is turned on when the indexes are built: reloquent indexes");
        }
        return new Readiness(remedies);
    }

    private static void addTo(List<String> remedies, Verification verification) {
        if (!verification.isWitnessed()) {
            remedies.add("Compare the documents with a second reading of the source: reloquent validate");
        }
        long documents = verification.collections().stream()
                .mapToLong(c -> Math.max(c.mismatches(), Math.abs(c.expected() - c.found())))
                .sum();
        if (documents > 0) {
            remedies.add("%,d %s with the source; %s"
                    .formatted(
                            documents, documents == 1 ? "document does not agree" : "documents do not agree", AGAIN));
        }
        verification.collections().stream()
                .flatMap(check -> check.rows().stream())
                .filter(check -> !check.passes())
                .forEach(check -> remedies.add("The rows of %s do not add up: %,d in the source, %,d in documents; %s"
                        .formatted(check.table(), check.inSource(), check.placed(), AGAIN)));
    }
}
