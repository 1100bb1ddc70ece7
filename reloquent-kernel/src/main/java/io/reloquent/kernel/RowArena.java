package io.reloquent.kernel;

import java.util.Arrays;

/// Rows in memory, one behind the other in blocks. The place of a row is one number, greater for later rows.
final class RowArena {

    /// Rows begin at multiples of eight, so that a place takes three bits less.
    private static final int ALIGNED = 3;

    private static final byte[] NOTHING = {};

    private static final int LARGEST_BLOCK = 20;
    private static final int SMALLEST_BLOCK = 10;

    private final RowForm form;
    private final int blockBits;
    private byte[][] blocks = grown(new byte[0][]);
    private int[] ends = new int[16];
    private int used;
    private int rows;
    private long bytes;

    /// @param budget about how many bytes there will be
    RowArena(RowForm form, long budget) {
        this.form = form;
        int bits = Long.SIZE - 1 - Long.numberOfLeadingZeros(Math.max(budget / 16, 1));
        blockBits = Math.min(Math.max(bits, SMALLEST_BLOCK), LARGEST_BLOCK);
    }

    int rows() {
        return rows;
    }

    /// How much memory the rows take together with one more, in bytes.
    long bytesWith(int size) {
        return isFull(size) ? bytes + Math.max(size, 1 << blockBits) : bytes;
    }

    private boolean isFull(int size) {
        return used == 0 || size > blocks[used - 1].length - ends[used - 1];
    }

    void add(Row row, int size) {
        if (isFull(size)) {
            open(size);
        }
        int last = used - 1;
        form.write(row, size, blocks[last], ends[last]);
        ends[last] = next(ends[last], size);
        rows++;
    }

    private static int next(int offset, int size) {
        return ((offset + size + (1 << ALIGNED) - 1) >>> ALIGNED) << ALIGNED;
    }

    /// A row that is larger than a block has one of its own.
    private void open(int size) {
        if (used == blocks.length) {
            blocks = grown(blocks);
            ends = Arrays.copyOf(ends, blocks.length);
        }
        if (blocks[used].length < size) {
            blocks[used] = NOTHING;
            blocks[used] = new byte[Math.max(size, 1 << blockBits)];
        }
        ends[used] = 0;
        bytes += blocks[used].length;
        used++;
    }

    private static byte[][] grown(byte[][] blocks) {
        byte[][] grown = Arrays.copyOf(blocks, Math.max(16, 2 * blocks.length));
        Arrays.fill(grown, blocks.length, grown.length, NOTHING);
        return grown;
    }

    /// Forgets all rows, and keeps the memory for others.
    void clear() {
        for (int i = 0; i < used; i++) {
            if (blocks[i].length > 1 << blockBits) {
                blocks[i] = NOTHING;
            }
        }
        used = 0;
        rows = 0;
        bytes = 0;
    }

    /// Fills the first elements of an array with the places of all rows, in the order of their arrival.
    void places(long[] into) {
        int count = 0;
        for (int block = 0; block < used; block++) {
            for (int at = 0; at < ends[block]; at = next(at, RowForm.size(blocks[block], at))) {
                into[count++] = ((long) block << blockBits | at) >>> ALIGNED;
            }
        }
    }

    /// How many bits the greatest place has at most.
    int placeBits() {
        return Long.SIZE - Long.numberOfLeadingZeros((long) used << (blockBits - ALIGNED));
    }

    byte[] block(long place) {
        return blocks[(int) (place >>> (blockBits - ALIGNED))];
    }

    int offset(long place) {
        return (int) (place << ALIGNED) & ((1 << blockBits) - 1);
    }
}
