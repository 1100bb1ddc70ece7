package io.reloquent.bench;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.BsonField;
import io.reloquent.bench.measured.Place;
import io.reloquent.bench.measured.Product;
import io.reloquent.bench.measured.Shape;
import io.reloquent.bench.measured.Workload;
import io.reloquent.local.direct.KernelHasher;
import io.reloquent.verification.BucketSums;
import java.util.ArrayList;
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
        return row.kind().loads() ? numbers(row, prepared) : null;
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
    private @Nullable String numbers(Row row, Prepared prepared) {
        Workload workload = row.workload();
        List<Object> levels = row.shape() == Shape.ORDERS
                ? List.of(1L, size("$" + workload.items()))
                : List.of(1L, size("$" + Workload.ORDERS), sizes("$" + Workload.ORDERS, workload.items()));
        List<BsonField> sums = new ArrayList<>();
        levels.forEach(level -> sums.add(Accumulators.sum("level" + sums.size(), level)));
        Document found = servers.client()
                .getDatabase(Place.TARGET)
                .getCollection(row.shape().tables(workload).getFirst().name())
                .aggregate(List.of(Aggregates.group(null, sums)))
                .first();
        List<Long> numbers = found == null
                ? List.of()
                : sums.stream().map(sum -> number(found, sum.getName())).toList();
        return numbers.equals(prepared.nested())
                ? null
                : "it holds %s documents, elements and elements of elements instead of %s"
                        .formatted(numbers, prepared.nested());
    }

    /// Some write null for no elements.
    private static Document orNone(String array) {
        return new Document("$ifNull", List.of(array, List.of()));
    }

    private static Document size(String array) {
        return new Document("$size", orNone(array));
    }

    private static Document sizes(String array, String within) {
        return new Document(
                "$sum",
                new Document("$map", new Document("input", orNone(array)).append("in", size("$$this." + within))));
    }

    private static long number(Document found, String field) {
        return found.get(field) instanceof Number number ? number.longValue() : -1;
    }
}
