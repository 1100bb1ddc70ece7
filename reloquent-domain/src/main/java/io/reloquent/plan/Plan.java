package io.reloquent.plan;

import io.reloquent.catalog.Catalog;
import io.reloquent.design.DocumentModel;
import io.reloquent.design.Finding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// Everything that will happen, before it happens.
///
/// @param hash stands for the source's structure, the design and the target: a run is bound to it
public record Plan(
        String hash,
        String source,
        String target,
        List<CollectionPlan> collections,
        List<IndexPlan> indexes,
        List<SkippedIndex> skippedIndexes,
        List<Finding> findings) {

    public Plan {
        collections = List.copyOf(collections);
        indexes = List.copyOf(indexes);
        skippedIndexes = List.copyOf(skippedIndexes);
        findings = List.copyOf(findings);
    }

    /// SHA-256, in hex, over everything a plan depends on.
    static String hash(Catalog catalog, DocumentModel model, String source, String target) {
        String text = String.join("\n", catalog.structure().toString(), model.toString(), source, target);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// Connections to the source that the widest collection needs at once for one key range.
    public int connections() {
        return collections.stream().mapToInt(c -> c.root().reads().size()).max().orElse(1);
    }
}
