package io.reloquent.kernel;

import java.util.Arrays;

/// Rows whose keys are to be told apart by a few bits: what their keys have in common, and how far apart they are.
final class KeyGroup {

    private final KeyColumn[] key;
    private final int[] skipped;
    private final long[] least;
    private final long[] greatest;
    private final boolean[] told;
    private final int[] bits;
    private final int[] dropped;
    private int packed;
    private int width;
    private boolean tellsAll;

    /// @param first a row of the group, which stays where it is
    KeyGroup(KeyColumn[] key, Row first) {
        this.key = key;
        skipped = new int[key.length];
        least = new long[key.length];
        greatest = new long[key.length];
        told = new boolean[key.length];
        bits = new int[key.length];
        dropped = new int[key.length];
        for (int i = 0; i < key.length; i++) {
            skipped[i] = isByBytes(i) ? Math.max(first.length(key[i].column()), 0) : 0;
        }
        Arrays.fill(least, Long.MAX_VALUE);
        Arrays.fill(greatest, Long.MIN_VALUE);
        Arrays.fill(told, true);
    }

    /// Whether any part begins with bytes that all rows may have in common.
    boolean hasBeginnings() {
        for (int skip : skipped) {
            if (skip > 0) {
                return true;
            }
        }
        return false;
    }

    /// Keeps of the beginnings what this row has in common with the first one. Null has no beginning.
    void meet(Row first, Row row) {
        for (int i = 0; i < key.length; i++) {
            int column = key[i].column();
            if (skipped[i] > 0 && row.length(column) >= 0) {
                skipped[i] = common(first, row, column, skipped[i]);
            }
        }
    }

    private static int common(Row first, Row row, int column, int most) {
        int a = first.offset(column);
        int b = row.offset(column);
        int length = Math.min(most, row.length(column));
        int differing = Arrays.mismatch(first.bytes(), a, a + length, row.bytes(), b, b + length);
        return differing < 0 ? length : differing;
    }

    /// Notes how far apart the keys are.
    void measure(Row row) {
        for (int i = 0; i < key.length; i++) {
            long rank = rank(i, row);
            least[i] = Math.min(least[i], rank);
            greatest[i] = Math.max(greatest[i], rank);
        }
    }

    /// Decides how to pack keys into so many bits. Parts behind one that does not fit stay outside.
    void fit(int available) {
        tellsAll = true;
        for (packed = 0; packed < key.length && tellsAll; packed++) {
            int needed = Long.SIZE - Long.numberOfLeadingZeros(greatest[packed] - least[packed]);
            bits[packed] = Math.min(needed, available - width);
            dropped[packed] = needed - bits[packed];
            width += bits[packed];
            tellsAll = told[packed] && dropped[packed] == 0;
        }
    }

    /// How many bits packed keys have; none if they are all the same.
    int width() {
        return width;
    }

    /// Whether rows of the same packed key have the same key.
    boolean tellsAll() {
        return tellsAll;
    }

    /// A number of [#width()] bits that orders as the keys do.
    long pack(Row row) {
        long number = 0;
        for (int i = 0; i < packed; i++) {
            number = (number << bits[i]) | ((rank(i, row) - least[i]) >>> dropped[i]);
        }
        return number;
    }

    private long rank(int i, Row row) {
        KeyColumn part = key[i];
        int length = row.length(part.column());
        long rank = Long.MAX_VALUE;
        if (length >= 0) {
            byte[] bytes = row.bytes();
            int offset = row.offset(part.column()) + skipped[i];
            length -= skipped[i];
            rank = part.order().rank(bytes, offset, length);
            told[i] &= rank != Long.MAX_VALUE && part.order().isTold(bytes, offset, length);
        }
        return part.descending() ? ~rank : rank;
    }

    private boolean isByBytes(int i) {
        return key[i].order().isByBytes();
    }
}
