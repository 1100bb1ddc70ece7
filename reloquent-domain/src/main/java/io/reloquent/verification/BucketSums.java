package io.reloquent.verification;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The documents of a collection in few bytes: for each bucket how many there are and the sum of their 128-bit
/// hashes.
///
/// Sums do not depend on order, and sums of parts add up to the sum of the whole. Not safe for several threads at
/// once.
public final class BucketSums {

    /// A bucket is chosen by the hash of a document's `_id`.
    public static final int BUCKETS = 256;

    private static final int WORDS = 3;

    /// Count, high and low word of each bucket in turn.
    private final long[] words;

    public BucketSums() {
        this(new long[BUCKETS * WORDS]);
    }

    private BucketSums(long[] words) {
        this.words = words;
    }

    /// Adds one document's hash.
    public void add(int bucket, long high, long low) {
        addTo(bucket, 1, high, low);
    }

    public void add(BucketSums other) {
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            int at = bucket * WORDS;
            addTo(bucket, other.words[at], other.words[at + 1], other.words[at + 2]);
        }
    }

    public long documents() {
        long sum = 0;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            sum += words[bucket * WORDS];
        }
        return sum;
    }

    /// The buckets in which the other differs, in count or in sum.
    public List<Integer> differing(BucketSums other) {
        List<Integer> buckets = new ArrayList<>();
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            int at = bucket * WORDS;
            if (!Arrays.equals(words, at, at + WORDS, other.words, at, at + WORDS)) {
                buckets.add(bucket);
            }
        }
        return buckets;
    }

    public byte[] toBytes() {
        ByteBuffer buffer = ByteBuffer.allocate(words.length * Long.BYTES);
        buffer.asLongBuffer().put(words);
        return buffer.array();
    }

    /// @throws IllegalArgumentException if the bytes are not of the right number
    public static BucketSums fromBytes(byte[] bytes) {
        if (bytes.length != BUCKETS * WORDS * Long.BYTES) {
            throw new IllegalArgumentException(bytes.length + " bytes are not the sums of " + BUCKETS + " buckets");
        }
        long[] words = new long[BUCKETS * WORDS];
        ByteBuffer.wrap(bytes).asLongBuffer().get(words);
        return new BucketSums(words);
    }

    private void addTo(int bucket, long count, long high, long low) {
        int at = bucket * WORDS;
        long sum = words[at + 2] + low;
        boolean carry = Long.compareUnsigned(sum, low) < 0;
        words[at] += count;
        words[at + 1] += high + (carry ? 1 : 0);
        words[at + 2] = sum;
    }
}
