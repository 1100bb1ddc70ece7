package io.reloquent.core;

import io.reloquent.port.compute.Hasher;
import io.reloquent.port.target.DocumentComparer;
import io.reloquent.port.target.DocumentReader;
import io.reloquent.port.target.DocumentVisitor;
import io.reloquent.verification.BucketSums;
import io.reloquent.verification.Discrepancy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Finds out which documents of some buckets are not as they should be, and in which fields.
public final class Investigation {

    /// How many discrepancies are looked into; all are counted.
    private static final int MOST = 100;

    private static final int BATCH = 500;

    private static final Set<Integer> ALL =
            IntStream.range(0, BucketSums.BUCKETS).boxed().collect(Collectors.toUnmodifiableSet());

    private final DocumentReader reader;
    private final DocumentComparer comparer;
    private final Hasher hasher;

    public Investigation(DocumentReader reader, DocumentComparer comparer, Hasher hasher) {
        this.reader = reader;
        this.comparer = comparer;
        this.hasher = hasher;
    }

    /// Shows every document that there should be.
    @FunctionalInterface
    interface Truth {
        void show(DocumentVisitor visitor);
    }

    /// @param mismatches    how many documents are missing, extra or different
    /// @param discrepancies the first of them
    record Result(long mismatches, List<Discrepancy> discrepancies) {}

    Result run(String collection, List<Integer> buckets, Truth truth) {
        return new Search(collection, Set.copyOf(buckets)).run(truth);
    }

    /// Holds some documents that there should be against those that are there.
    Result compare(String collection, Truth some) {
        return new Search(collection, ALL).compare(some);
    }

    /// One search through one collection.
    private final class Search {
        private final String collection;
        private final Set<Integer> buckets;
        private final SeenIds inSource = new SeenIds();
        private final List<byte[]> batch = new ArrayList<>();
        private final List<Discrepancy> discrepancies = new ArrayList<>();
        private long mismatches;
        private long present;
        private long found;

        Search(String collection, Set<Integer> buckets) {
            this.collection = collection;
            this.buckets = buckets;
        }

        Result run(Truth truth) {
            truth.show(this::expect);
            compare();
            reader.scan(collection, this::lookForExtra);
            return new Result(mismatches + found - present, List.copyOf(discrepancies));
        }

        Result compare(Truth some) {
            some.show(this::expect);
            compare();
            return new Result(mismatches, List.copyOf(discrepancies));
        }

        private void expect(byte[] bytes, int offset, int length) {
            if (isWanted(bytes, offset, length)) {
                inSource.add(hasher.id(bytes, offset, length));
                batch.add(Arrays.copyOfRange(bytes, offset, offset + length));
                if (batch.size() == BATCH) {
                    compare();
                }
            }
        }

        private void compare() {
            Map<Long, byte[]> found = new HashMap<>();
            if (!batch.isEmpty()) {
                reader.find(
                        collection,
                        batch,
                        (bytes, offset, length) -> found.put(
                                hasher.id(bytes, offset, length), Arrays.copyOfRange(bytes, offset, offset + length)));
            }
            for (byte[] expected : batch) {
                byte[] actual = found.get(hasher.id(expected, 0, expected.length));
                if (actual == null) {
                    mismatches++;
                    name(() -> new Discrepancy.Missing(comparer.key(expected)));
                    continue;
                }
                present++;
                if (!Arrays.equals(expected, actual)) {
                    mismatches++;
                    name(() -> new Discrepancy.Different(comparer.key(expected), comparer.compare(expected, actual)));
                }
            }
            batch.clear();
        }

        /// How many are too many is known without remembering which are right.
        private void lookForExtra(byte[] bytes, int offset, int length) {
            if (isWanted(bytes, offset, length)) {
                found++;
                if (!inSource.mayContain(hasher.id(bytes, offset, length))) {
                    name(() -> new Discrepancy.Extra(comparer.key(Arrays.copyOfRange(bytes, offset, offset + length))));
                }
            }
        }

        private boolean isWanted(byte[] bytes, int offset, int length) {
            return buckets.contains(hasher.bucket(bytes, offset, length));
        }

        private void name(Supplier<Discrepancy> discrepancy) {
            if (discrepancies.size() < MOST) {
                discrepancies.add(discrepancy.get());
            }
        }
    }
}
