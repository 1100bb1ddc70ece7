package io.reloquent.kernel;

import java.sql.SQLException;

/// Rows in the order of their key, one at a time.
abstract class SortedRun implements AutoCloseable {

    private final PackedRow row;

    SortedRun(PackedRow row) {
        this.row = row;
    }

    /// The current row, of which the values of the key are known.
    final PackedRow row() {
        return row;
    }

    /// Moves to the next row; false at the end.
    abstract boolean next() throws SQLException;

    @Override
    public abstract void close() throws SQLException;

    /// Rows in memory.
    static final class InMemory extends SortedRun {

        private final RowArena arena;
        private final long[] places;
        private final int count;
        private int at;

        /// @param places of the rows, in the order of their key
        InMemory(PackedRow row, RowArena arena, long[] places, int count) {
            super(row);
            this.arena = arena;
            this.places = places;
            this.count = count;
        }

        @Override
        boolean next() {
            if (at == count) {
                return false;
            }
            long place = places[at++];
            row().atKey(arena.block(place), arena.offset(place));
            return true;
        }

        @Override
        public void close() {}
    }

    /// Rows in a file, of which a part is in memory.
    static final class InFile extends SortedRun {

        private static final int LENGTH = 4;

        private final SpillFile file;
        private final int level;
        private byte[] buffer = {};
        private final int bufferSize;
        private int at;
        private int end;
        private long read;

        /// @param level how often these rows have been merged
        InFile(PackedRow row, SpillFile file, int level, int bufferSize) {
            super(row);
            this.file = file;
            this.level = level;
            this.bufferSize = bufferSize;
        }

        int level() {
            return level;
        }

        long size() {
            return file.size();
        }

        @Override
        boolean next() throws SQLException {
            if (at == end && read == file.size()) {
                return false;
            }
            need(LENGTH);
            int size = RowForm.size(buffer, at);
            need(size);
            row().atKey(buffer, at);
            at += size;
            return true;
        }

        /// Sees to it that so many bytes of the file are in memory.
        private void need(int size) throws SQLException {
            if (size <= end - at) {
                return;
            }
            int kept = end - at;
            byte[] larger = size > buffer.length ? new byte[Math.max(size, bufferSize)] : buffer;
            System.arraycopy(buffer, at, larger, 0, kept);
            buffer = larger;
            int more = (int) Math.min(buffer.length - kept, file.size() - read);
            file.read(read, buffer, kept, more);
            read += more;
            at = 0;
            end = kept + more;
        }

        @Override
        public void close() throws SQLException {
            buffer = new byte[0];
            file.close();
        }
    }
}
