package io.reloquent.kernel;

import java.util.Arrays;
import java.util.List;

/// Sorts the places of rows in memory by the rows' keys; rows of one key stay in the order of their places.
///
/// What tells the keys of a group apart is packed into the bits that a place leaves free in a long, so that sorting
/// rows is sorting longs. Rows that are alike in those bits are a group of their own, whose keys have other bits to
/// tell them apart. Where no bits do, keys are compared.
final class RunSort {

    private static final int FEW = 16;
    private static final int DEEPEST = 40;

    private final RowArena arena;
    private final KeyColumn[] key;
    private final PackedRow first;
    private final PackedRow row;
    private final PackedRow other;

    RunSort(RowArena arena, RowForm form, int columns, List<KeyColumn> key) {
        this.arena = arena;
        this.key = key.toArray(new KeyColumn[0]);
        first = new PackedRow(form, columns);
        row = new PackedRow(form, columns);
        other = new PackedRow(form, columns);
    }

    /// Sorts the first places of an array, which are those of all rows in the order of their arrival.
    void sort(long[] places, int count) {
        sort(places, 0, count, 0);
    }

    private void sort(long[] places, int from, int to, int depth) {
        if (to - from <= FEW || depth > DEEPEST) {
            compareAll(places, from, to);
            return;
        }
        int placeBits = arena.placeBits();
        KeyGroup group = measured(places, from, to);
        group.fit(Long.SIZE - 1 - placeBits);
        if (group.width() > 0) {
            for (int i = from; i < to; i++) {
                places[i] |= group.pack(at(row, places[i])) << placeBits;
            }
            Arrays.sort(places, from, to);
            sortAlike(places, from, to, group.tellsAll(), depth);
        } else if (!group.tellsAll()) {
            compareAll(places, from, to);
        }
    }

    private KeyGroup measured(long[] places, int from, int to) {
        at(first, places[from]);
        var group = new KeyGroup(key, first);
        for (int i = from + 1; i < to && group.hasBeginnings(); i++) {
            group.meet(first, at(row, places[i]));
        }
        for (int i = from; i < to; i++) {
            group.measure(at(row, places[i]));
        }
        return group;
    }

    /// Takes the packed keys away again, and sorts each group of rows that are alike in them.
    private void sortAlike(long[] places, int from, int to, boolean sorted, int depth) {
        int placeBits = arena.placeBits();
        long mask = (1L << placeBits) - 1;
        int start = from;
        while (start < to) {
            long packed = places[start] >>> placeBits;
            int end = start;
            while (end < to && places[end] >>> placeBits == packed) {
                places[end++] &= mask;
            }
            if (!sorted && end - start > 1) {
                sort(places, start, end, depth + 1);
            }
            start = end;
        }
    }

    private void compareAll(long[] places, int from, int to) {
        if (to - from <= FEW) {
            insertAll(places, from, to);
            return;
        }
        int middle = (from + to) >>> 1;
        compareAll(places, from, middle);
        compareAll(places, middle, to);
        if (compare(at(row, places[middle]), at(other, places[middle - 1])) < 0) {
            merge(places, from, middle, to);
        }
    }

    private void insertAll(long[] places, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            long place = places[i];
            at(row, place);
            int into = i;
            while (into > from && compare(row, at(other, places[into - 1])) < 0) {
                places[into] = places[into - 1];
                into--;
            }
            places[into] = place;
        }
    }

    private void merge(long[] places, int from, int middle, int to) {
        long[] left = Arrays.copyOfRange(places, from, middle);
        int a = 0;
        int b = middle;
        for (int into = from; a < left.length; into++) {
            boolean takesRight = b < to && compare(at(row, places[b]), at(other, left[a])) < 0;
            places[into] = takesRight ? places[b++] : left[a++];
        }
    }

    private int compare(Row a, Row b) {
        for (KeyColumn part : key) {
            int compared = part.compare(a, b, part.column());
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }

    private PackedRow at(PackedRow view, long place) {
        view.atKey(arena.block(place), arena.offset(place));
        return view;
    }
}
