package io.reloquent.bench;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import io.reloquent.bench.measured.Place;
import io.reloquent.bench.measured.Product;
import io.reloquent.bench.measured.Workload;
import io.reloquent.local.direct.KernelHasher;
import io.reloquent.verification.BucketSums;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// Holds what a row left in the target against what has to be there.
record Contents(BenchServers servers) {

    /// What is wrong; null if nothing is.
    @Nullable
    String difference(Row row, Prepared prepared) {
        if (row.kind().isExact()) {
            return digests(prepared);
        }
        return row.kind().loads() ? numbers(row.workload(), prepared) : null;
    }

    private @Nullable String digests(Prepared prepared) {
        try (var product = new Product(prepared.place())) {
            for (Map.Entry<String, BucketSums> expected : prepared.digests().entrySet()) {
                var found = new BucketSums();
                var hasher = new KernelHasher();
                product.target()
                        .reader()
                        .scan(expected.getKey(), (bytes, offset, length) -> hasher.add(bytes, offset, length, found));
                int differing = expected.getValue().differing(found).size();
                if (differing > 0) {
                    return "%s differs in %d of %d buckets: %,d documents instead of %,d"
                            .formatted(
                                    expected.getKey(),
                                    differing,
                                    BucketSums.BUCKETS,
                                    found.documents(),
                                    expected.getValue().documents());
                }
            }
        }
        return null;
    }

    /// Values have other types there, so that only their number can be compared, level by level.
    private @Nullable String numbers(Workload workload, Prepared prepared) {
        var items = new Document(
                "$sum",
                new Document(
                        "$map",
                        new Document("input", "$" + Workload.ORDERS)
                                .append("in", new Document("$size", "$$this." + workload.items()))));
        var group = Aggregates.group(
                null,
                Accumulators.sum("customers", 1L),
                Accumulators.sum("orders", new Document("$size", "$" + Workload.ORDERS)),
                Accumulators.sum("items", items));
        Document found = servers.client()
                .getDatabase(Place.TARGET)
                .getCollection(workload.customers().name())
                .aggregate(List.of(group))
                .first();
        List<Long> numbers = found == null
                ? List.of()
                : List.of(number(found, "customers"), number(found, "orders"), number(found, "items"));
        return numbers.equals(prepared.nested())
                ? null
                : "it holds %s documents, elements and elements of elements instead of %s"
                        .formatted(numbers, prepared.nested());
    }

    private static long number(Document found, String field) {
        return found.get(field) instanceof Number number ? number.longValue() : -1;
    }
}
