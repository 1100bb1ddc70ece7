package io.reloquent.core;

/// Which documents have been seen, by a hash of their `_id`, in 16 MB however many they are: a Bloom filter. One that
/// was not seen may rarely pass for seen (1 in 200 after ten million documents), never the reverse.
final class SeenIds {

    private static final int BITS_BITS = 27;
    private static final int PROBES = 4;

    private final long[] bits = new long[1 << (BITS_BITS - 6)];

    void add(long hash) {
        for (int probe = 0; probe < PROBES; probe++) {
            int bit = bit(hash, probe);
            bits[bit >>> 6] |= 1L << bit;
        }
    }

    boolean mayContain(long hash) {
        for (int probe = 0; probe < PROBES; probe++) {
            int bit = bit(hash, probe);
            if ((bits[bit >>> 6] & 1L << bit) == 0) {
                return false;
            }
        }
        return true;
    }

    /// Two halves of a good hash make as many as are needed (Kirsch and Mitzenmacher, 2006).
    private static int bit(long hash, int probe) {
        int half = (int) hash;
        int other = (int) (hash >>> 32) | 1;
        return (half + probe * other) >>> (32 - BITS_BITS);
    }
}
