package io.reloquent.core;

import io.reloquent.design.DocumentModel;
import io.reloquent.fault.YoursToFix;
import io.reloquent.plan.CollectionPlan;
import io.reloquent.plan.KeyKind;
import io.reloquent.plan.Plan;
import io.reloquent.plan.Planning;
import io.reloquent.port.compute.Reassembler;
import io.reloquent.port.source.Snapshot;
import io.reloquent.port.source.SnapshotSource;
import io.reloquent.port.target.DocumentText;
import io.reloquent.port.workspace.Workspace;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// `reloquent preview`: documents as they will be, built from real rows as a migration builds them.
public final class Preview {

    private final Workspace workspace;
    private final SnapshotSource snapshots;
    private final Reassembler reassembler;
    private final DocumentText text;
    private final Clock clock;

    public Preview(
            Workspace workspace, SnapshotSource snapshots, Reassembler reassembler, DocumentText text, Clock clock) {
        this.workspace = workspace;
        this.snapshots = snapshots;
        this.reassembler = reassembler;
        this.text = text;
        this.clock = clock;
    }

    /// Some documents of one collection.
    ///
    /// @param planning  what there is to say about the design
    /// @param plan      how the collection is made
    public record Sample(CollectionPlan plan, Planning planning, List<Document> documents) {
        public Sample {
            documents = List.copyOf(documents);
        }
    }

    /// One document.
    ///
    /// @param canonical in canonical extended JSON
    /// @param readable  as MongoDB's shell shows it
    /// @param bytes     of its BSON
    public record Document(String canonical, String readable, int bytes) {}

    /// @param key  parts separated by commas where the key has several; empty for the first rows
    /// @param rows how many documents at most
    /// @throws YoursToFix if there is no such collection or no such key
    public Sample run(String collection, Optional<String> key, int rows) {
        return run(new Design(workspace, clock).current(), collection, key, rows);
    }

    /// The same of a model that may not be kept yet.
    public Sample run(DocumentModel model, String collection, Optional<String> key, int rows) {
        Planning planning = new Design(workspace, clock).check(model);
        Refusal.ifErrors(planning);
        CollectionPlan plan = find(planning.plan().orElseThrow(), collection);
        List<Document> documents = new ArrayList<>();
        try (Snapshot snapshot = snapshots.take()) {
            if (key.isPresent()) {
                List<String> parts = parts(plan, key.get());
                reassembler.one(
                        plan, snapshot, parts, (bytes, offset, length) -> add(documents, bytes, offset, length));
            } else {
                reassembler.first(
                        plan, snapshot, rows, (bytes, offset, length) -> add(documents, bytes, offset, length));
            }
        }
        if (documents.isEmpty() && key.isPresent()) {
            throw YoursToFix.usage(
                    "No row of %s has the key %s.".formatted(plan.root().read().table(), key.get()),
                    "Check the key, and the collection's filter if it has one.");
        }
        return new Sample(plan, planning, documents);
    }

    private void add(List<Document> documents, byte[] bytes, int offset, int length) {
        byte[] document = Arrays.copyOfRange(bytes, offset, offset + length);
        documents.add(new Document(text.canonical(document), text.readable(document), length));
    }

    private static CollectionPlan find(Plan plan, String collection) {
        return plan.collections().stream()
                .filter(c -> c.collection().equals(collection))
                .findFirst()
                .orElseThrow(() -> YoursToFix.usage(
                        "The design has no collection " + collection + ".",
                        "Its collections are " + String.join(", ", plan.names()) + "."));
    }

    /// A key of one part is taken letter by letter, whatever commas it holds.
    private static List<String> parts(CollectionPlan plan, String key) {
        int needed = plan.root().read().rangeLength();
        List<String> parts = needed == 1 ? List.of(key) : List.of(key.split(",", -1));
        if (parts.size() != needed) {
            throw YoursToFix.usage(
                    "The key of %s has %d parts, and '%s' has %d."
                            .formatted(plan.collection(), needed, key, parts.size()),
                    "Separate them by commas, without spaces.");
        }
        for (int i = 0; i < needed; i++) {
            boolean fits = fits(plan.root().read().rangeKey().get(i).kind(), parts.get(i));
            if (!fits) {
                throw YoursToFix.usage(
                        "'%s' is no value of a key of %s."
                                .formatted(parts.get(i), plan.root().read().table()),
                        "The key asked for is that of the table, whatever _id is made of.");
            }
        }
        return parts;
    }

    /// What is no number where one must be; the source says it of the rest.
    private static boolean fits(KeyKind kind, String part) {
        return switch (kind) {
            case INTEGER -> part.matches("-?\\d{1,18}");
            case DECIMAL -> part.matches("-?\\d+(\\.\\d+)?");
            case TEXT, UUID, DATE, TIMESTAMP, TIMESTAMPTZ, BOOLEAN, BYTES -> true;
        };
    }
}
