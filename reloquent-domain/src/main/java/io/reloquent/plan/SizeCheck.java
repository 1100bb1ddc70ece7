package io.reloquent.plan;

import io.reloquent.catalog.Cardinality;
import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.RowCount;
import io.reloquent.catalog.Table;
import io.reloquent.catalog.TableName;
import io.reloquent.design.Contents;
import io.reloquent.design.Embedding;
import io.reloquent.design.Embedding.EmbeddedArray;
import io.reloquent.design.Embedding.EmbeddedDocument;
import io.reloquent.design.Embedding.MergedDocument;
import io.reloquent.design.Embedding.ValueArray;
import io.reloquent.design.Evidence.ArraySize;
import io.reloquent.design.Finding;
import io.reloquent.design.Relationship;
import io.reloquent.design.RootCollection;
import io.reloquent.design.SizeFinding;
import java.util.List;
import java.util.function.Consumer;

/// Warns where the parent with most children could make a document too large.
///
/// The worst case is the average row of each table times the measured maximum of children or the array's limit,
/// through all levels; rows that belong to one document alone are never more than the table has. A filter may make
/// it less than that, by how much is not known.
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

    /// The bytes that the largest document may reach.
    long check(RootCollection root) {
        double worst = worstCase(root.from(), root.contents(), 1, true);
        if (worst > LIMIT) {
            findings.accept(new SizeFinding.Oversized(root.name(), largest, (long) worst));
        }
        return (long) worst;
    }

    /// @param times how many rows of this table one root document may hold
    /// @param owned whether each row of it is in one document at most
    private double worstCase(TableName name, Contents contents, double times, boolean owned) {
        double bytes = times * ArraySize.rowBytes(catalog.table(name));
        if (bytes > largestBytes) {
            largestBytes = bytes;
            largest = name;
        }
        for (Embedding embedding : contents.embed()) {
            if (catalog.find(embedding.from()).isPresent()) {
                bytes += worstCase(name, embedding, times, owned);
            }
        }
        return bytes;
    }

    private double worstCase(TableName owner, Embedding embedding, double times, boolean owned) {
        List<Relationship> by = Relationship.candidates(catalog, owner, embedding);
        boolean ownedToo = owned && by.stream().allMatch(Relationship::embeddedHolds);
        double rows = times * mostChildren(embedding, by);
        double most = ownedToo ? Math.min(rows, atMost(embedding.from())) : rows;
        return worstCase(embedding.from(), inside(owner, embedding), most, ownedToo);
    }

    /// What an element holds: the same array again where it has several levels.
    private static Contents inside(TableName owner, Embedding embedding) {
        return embedding instanceof EmbeddedArray array
                        && array.levels() > 1
                        && array.from().equals(owner)
                ? array.contents().with(array.inner())
                : embedding.contents();
    }

    private double mostChildren(Embedding embedding, List<Relationship> by) {
        return switch (embedding) {
            case EmbeddedDocument document -> 1;
            case MergedDocument merged -> 1;
            case EmbeddedArray array -> limited(maximum(by), array.sort());
            case ValueArray array -> limited(maximum(by), array.sort());
        };
    }

    private long maximum(List<Relationship> by) {
        return by.stream()
                .flatMap(one -> catalog.cardinality(one.foreignKey()).stream())
                .mapToLong(Cardinality::maximum)
                .max()
                .orElse(1);
    }

    private static long limited(long rows, Embedding.Sort sort) {
        return sort.limit() == 0 ? rows : Math.min(rows, sort.limit());
    }

    private double atMost(TableName name) {
        Table table = catalog.table(name);
        return table.rows().basis() == RowCount.Basis.COUNTED ? table.rows().rows() : Double.MAX_VALUE;
    }
}
