package io.reloquent.spark;

import io.reloquent.kernel.DocumentHasher;
import java.io.Serializable;
import java.nio.ByteBuffer;

/// How many documents there are in each bucket, and the sum of their 128-bit hashes.
final class Sums implements Serializable {

    private static final long serialVersionUID = 1;

    private static final int WORDS = 3;

    /// Count, high and low word of each bucket in turn.
    private final long[] words = new long[DocumentHasher.BUCKETS * WORDS];

    /// Adds the document that was hashed last.
    void add(DocumentHasher hasher) {
        int at = hasher.bucket() * WORDS;
        long low = words[at + 2] + hasher.low();
        words[at]++;
        words[at + 1] += hasher.high() + (Long.compareUnsigned(low, hasher.low()) < 0 ? 1 : 0);
        words[at + 2] = low;
    }

    byte[] toBytes() {
        ByteBuffer buffer = ByteBuffer.allocate(words.length * Long.BYTES);
        buffer.asLongBuffer().put(words);
        return buffer.array();
    }
}
