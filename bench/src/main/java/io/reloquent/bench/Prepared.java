package io.reloquent.bench;

import io.reloquent.bench.measured.Place;
import io.reloquent.bench.measured.Product;
import io.reloquent.bench.measured.Shape;
import io.reloquent.bench.measured.Workload;
import io.reloquent.catalog.TableName;
import io.reloquent.local.direct.KernelHasher;
import io.reloquent.plan.CollectionPlan;
import io.reloquent.plan.Plan;
import io.reloquent.port.source.Snapshot;
import io.reloquent.run.Unmakable;
import io.reloquent.verification.BucketSums;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A shape of a workload made ready: a workspace in which the next step is to migrate, and what must come of it.
///
/// @param rows    rows of the source that go into documents
/// @param nested  rows of each of the shape's tables, outermost first
/// @param bytes   of BSON
/// @param digests what each collection must hold
/// @param reads   each read of the plan, and who puts its rows in order
/// @param dump    the documents themselves, a file for each collection
record Prepared(
        Workload workload,
        Shape shape,
        Place place,
        long rows,
        List<Long> nested,
        long bytes,
        Map<String, BucketSums> digests,
        List<String> reads,
        Path dump) {

    /// Makes a workspace and lets the product itself build every document once.
    ///
    /// @param discovered the place whose workspace holds the source's schema already
    /// @param kept       whether the documents are wanted in files
    static Prepared make(Workload workload, Shape shape, Place discovered, Path directory, boolean kept) {
        var place = discovered.in(directory.resolve("workspace"));
        Tree.copy(discovered.workspace(), place.workspace());
        Path dump = directory.resolve("documents");
        try (var product = new Product(place)) {
            List<TableName> tables = shape.tables(workload);
            product.select().matching(tables.stream().map(TableName::toString).toList());
            product.design().adopt(shape.model(workload));
            Plan plan = product.plan().run();
            try (Snapshot snapshot = product.snapshot()) {
                List<Long> nested = tables.stream().map(snapshot::count).toList();
                long rows = nested.stream().mapToLong(Long::longValue).sum();
                Files.createDirectories(dump);
                long bytes = 0;
                Map<String, BucketSums> digests = new TreeMap<>();
                for (CollectionPlan collection : plan.collections()) {
                    var sums = new BucketSums();
                    bytes += build(product, collection, snapshot, sums, kept ? dump : null);
                    digests.put(collection.collection(), sums);
                }
                return new Prepared(workload, shape, place, rows, nested, bytes, digests, reads(plan), dump);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> reads(Plan plan) {
        return plan.collections().stream()
                .flatMap(collection -> collection.root().reads().stream())
                .map(read -> read.name() + ": " + read.sorting().value())
                .toList();
    }

    private static long build(
            Product product, CollectionPlan collection, Snapshot snapshot, BucketSums sums, @Nullable Path dump)
            throws IOException {
        var hasher = new KernelHasher();
        long[] bytes = new long[1];
        try (OutputStream out = dump == null
                ? OutputStream.nullOutputStream()
                : new BufferedOutputStream(Files.newOutputStream(dump.resolve(collection.collection())), 1 << 20)) {
            product.engine(product.ledger())
                    .documents(collection, snapshot, Unmakable.STOP, (document, offset, length) -> {
                        hasher.add(document, offset, length, sums);
                        bytes[0] += length;
                        try {
                            out.write(document, offset, length);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        }
        return bytes[0];
    }

    long documents() {
        return digests.values().stream().mapToLong(BucketSums::documents).sum();
    }

    double megabytes() {
        return bytes / 1e6;
    }
}
