package io.reloquent.faults;

import io.reloquent.design.DocumentModel;
import io.reloquent.local.direct.KernelHasher;
import io.reloquent.port.target.DocumentReader;
import io.reloquent.verification.BucketSums;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// What a target holds: of each collection the number of documents and the digest of them all.
record Sums(Map<String, Sum> collections) {

    record Sum(long documents, String digest) {}

    Sums {
        collections = Collections.unmodifiableMap(new TreeMap<>(collections));
    }

    static Sums of(DocumentReader reader, DocumentModel model) {
        Map<String, Sum> sums = new TreeMap<>();
        for (var root : model.collections()) {
            var hasher = new KernelHasher();
            var sum = new BucketSums();
            reader.scan(root.name(), (bytes, offset, length) -> hasher.add(bytes, offset, length, sum));
            sums.put(root.name(), new Sum(sum.documents(), digest(sum)));
        }
        return new Sums(sums);
    }

    /// Where the other differs, in words; empty if it does not.
    String difference(Sums other) {
        List<String> differences = collections.entrySet().stream()
                .filter(e -> !e.getValue().equals(other.collections.get(e.getKey())))
                .map(e -> "%s should be %s and is %s"
                        .formatted(e.getKey(), e.getValue(), other.collections.get(e.getKey())))
                .toList();
        return String.join("; ", differences);
    }

    private static String digest(BucketSums sums) {
        return UUID.nameUUIDFromBytes(sums.toBytes()).toString();
    }
}
