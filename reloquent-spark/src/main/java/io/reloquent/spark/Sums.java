package io.reloquent.spark;

import io.reloquent.kernel.DocumentHasher;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// How many documents there are in each bucket, and the sum of their 128-bit hashes.
final class Sums implements Serializable {

    private static final long serialVersionUID = 1;

    private static final int WORDS = 3;

    /// Count, high and low word of each bucket in turn.
    private final long[] words = new long[DocumentHasher.BUCKETS * WORDS];

    /// Adds the document that was hashed last.
    void add(DocumentHasher hasher) {
        add(hasher.bucket(), 1, hasher.high(), hasher.low());
    }

    /// Those of all documents of one task.
    static Sums of(Iterator<Digest> digests) {
        var sums = new Sums();
        digests.forEachRemaining(digest -> sums.add(digest.bucket(), 1, digest.high(), digest.low()));
        return sums;
    }

    Sums plus(Sums other) {
        for (int bucket = 0; bucket < DocumentHasher.BUCKETS; bucket++) {
            int at = bucket * WORDS;
            add(bucket, other.words[at], other.words[at + 1], other.words[at + 2]);
        }
        return this;
    }

    private void add(int bucket, long documents, long high, long low) {
        int at = bucket * WORDS;
        long sum = words[at + 2] + low;
        words[at] += documents;
        words[at + 1] += high + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
        words[at + 2] = sum;
    }

    long documents() {
        long documents = 0;
        for (int at = 0; at < words.length; at += WORDS) {
            documents += words[at];
        }
        return documents;
    }

    /// The buckets in which these and others are not the same documents.
    Set<Integer> differing(Sums other) {
        return IntStream.range(0, words.length)
                .filter(at -> words[at] != other.words[at])
                .mapToObj(at -> at / WORDS)
                .collect(Collectors.toSet());
    }

    byte[] toBytes() {
        ByteBuffer buffer = ByteBuffer.allocate(words.length * Long.BYTES);
        buffer.asLongBuffer().put(words);
        return buffer.array();
    }
}
