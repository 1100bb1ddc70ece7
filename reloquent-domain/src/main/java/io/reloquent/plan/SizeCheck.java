package io.reloquent.plan;

import io.reloquent.catalog.Cardinality;
import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.Table;
import io.reloquent.catalog.TableName;
import io.reloquent.design.Contents;
import io.reloquent.design.Embedding;
import io.reloquent.design.Finding;
import io.reloquent.design.Relationship;
import io.reloquent.design.RootCollection;
import java.util.function.Consumer;

/// Warns where the parent with most children could make a document too large.
///
/// The worst case is the average row of each table times the measured maximum of children, through all levels.
final class SizeCheck {

    /// MongoDB's limit for one document.
    static final long LIMIT = 16L << 20;

    private final Catalog catalog;
    private final Consumer<Finding> findings;
    private TableName largest = new TableName("none", "none");
    private double largestBytes;

    SizeCheck(Catalog catalog, Consumer<Finding> findings) {
        this.catalog = catalog;
        this.findings = findings;
    }

    void check(RootCollection root) {
        double worst = worstCase(root.from(), root.contents(), 1);
        if (worst > LIMIT) {
            findings.accept(new Finding.Oversized(root.name(), largest, (long) worst));
        }
    }

    /// @param times how many rows of this table one root document may hold
    private double worstCase(TableName name, Contents contents, double times) {
        double bytes = times * averageRow(name);
        if (bytes > largestBytes) {
            largestBytes = bytes;
            largest = name;
        }
        for (Embedding embedding : contents.embed()) {
            if (catalog.find(embedding.from()).isPresent()) {
                bytes += worstCase(embedding.from(), embedding.contents(), times * mostChildren(name, embedding));
            }
        }
        return bytes;
    }

    private double mostChildren(TableName owner, Embedding embedding) {
        return switch (embedding) {
            case Embedding.EmbeddedDocument document -> 1;
            case Embedding.EmbeddedArray array ->
                Relationship.candidates(catalog, owner, array).stream()
                        .flatMap(by -> catalog.cardinality(by.foreignKey()).stream())
                        .mapToLong(Cardinality::maximum)
                        .max()
                        .orElse(1);
        };
    }

    private double averageRow(TableName name) {
        Table table = catalog.table(name);
        return table.rows().rows() == 0
                ? 0
                : (double) table.bytes() / table.rows().rows();
    }
}
