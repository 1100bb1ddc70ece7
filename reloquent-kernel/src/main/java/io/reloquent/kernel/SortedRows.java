package io.reloquent.kernel;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// The rows of another stream in the order of a key, whatever order they come in. Rows of one key stay in the order
/// of their arrival.
///
/// Rows gather in memory. When they reach the budget they are sorted and written to a file, and in the end all files
/// and what is still in memory are merged; where everything fits, nothing is written. Memory holds the budget, a
/// quarter of it for reading files back, and a row that alone is larger than that.
public final class SortedRows implements RowStream {

    /// Runs merged at once; each has a file open.
    private static final int FAN_IN = 32;

    /// For a place, and for another while places are sorted.
    private static final int BYTES_PER_PLACE = 16;

    private static final int ROWS_BETWEEN_LOOKS = 1 << 12;

    private final RowStream source;
    private final List<KeyColumn> key;
    private final RowForm form;
    private final int columns;
    private final long budget;
    private final Path directory;
    private final int bufferSize;
    private final List<SortedRun.InFile> files = new ArrayList<>();
    private PackedRow row;
    private RowArena arena;
    private @Nullable RunMerge merge;
    private long[] places = {};
    private long spilled;
    private boolean failed;

    /// @param columns   how many values a row has
    /// @param key       what orders the rows; one part at least
    /// @param budget    bytes of memory
    /// @param directory for rows beyond the budget
    public SortedRows(RowStream source, int columns, List<KeyColumn> key, long budget, Path directory) {
        if (key.isEmpty() || budget <= 0) {
            throw new IllegalArgumentException("rows are sorted by a key and in memory: " + key + ", " + budget);
        }
        this.source = source;
        this.key = List.copyOf(key);
        this.columns = columns;
        this.budget = budget;
        this.directory = directory;
        form = new RowForm(columns, key);
        bufferSize = (int) Math.min(Math.max(budget / (4 * FAN_IN), 1 << 13), 1 << 19);
        row = new PackedRow(form, columns);
        arena = new RowArena(form, budget);
    }

    /// Reads the other stream to its end and sorts. Any thread may do this before the first [#next()], which else
    /// does it.
    ///
    /// @throws SpillException        if rows cannot be kept on disk
    /// @throws SQLException          if the other stream breaks
    /// @throws CancellationException if the thread is interrupted
    public void fill() throws SQLException {
        if (merge != null) {
            return;
        }
        if (failed) {
            throw new SQLException("the rows have not been sorted");
        }
        failed = true;
        try {
            gather();
            merge = merge();
            failed = false;
        } finally {
            if (failed) {
                release();
            }
        }
    }

    /// How many bytes have been written to files so far, those written again included.
    public long spilled() {
        return spilled;
    }

    private void gather() throws SQLException {
        for (int count = 1; source.next(); count++) {
            int size = form.size(source);
            long places = (long) BYTES_PER_PLACE * arena.rows();
            if (arena.rows() > 0 && arena.bytesWith(size) + places > budget) {
                spill();
            }
            arena.add(source, size);
            if (count % ROWS_BETWEEN_LOOKS == 0 && Thread.currentThread().isInterrupted()) {
                throw new CancellationException("interrupted");
            }
        }
    }

    private void spill() throws SQLException {
        SortedRun.InMemory sorted = sorted();
        SpillFile file = SpillFile.create(directory, bufferSize);
        files.add(new SortedRun.InFile(new PackedRow(form, columns), file, 0, bufferSize));
        while (sorted.next()) {
            write(sorted.row(), file);
        }
        file.finish();
        spilled += file.size();
        arena.clear();
        while (areAlike(FAN_IN)) {
            mergeLast(FAN_IN);
        }
    }

    private SortedRun.InMemory sorted() {
        int count = arena.rows();
        if (places.length < count) {
            places = new long[0];
            places = new long[count + count / 8];
        }
        arena.places(places);
        new RunSort(arena, form, columns, key).sort(places, count);
        return new SortedRun.InMemory(new PackedRow(form, columns), arena, places, count);
    }

    /// Whether the last so many files have been merged equally often.
    private boolean areAlike(int count) {
        int last = files.size() - 1;
        return last + 1 >= count
                && files.get(last).level() == files.get(last + 1 - count).level();
    }

    /// Makes one file of the last so many.
    private void mergeLast(int count) throws SQLException {
        List<SortedRun.InFile> last = files.subList(files.size() - count, files.size());
        int level = last.get(0).level() + 1;
        SpillFile file = SpillFile.create(directory, bufferSize);
        var merged = new SortedRun.InFile(new PackedRow(form, columns), file, level, bufferSize);
        try {
            var rows = new RunMerge(key, last);
            for (SortedRun next = rows.next(); next != null; next = rows.next()) {
                write(next.row(), file);
            }
            file.finish();
        } catch (SQLException | RuntimeException e) {
            merged.close();
            throw e;
        }
        spilled += file.size();
        for (SortedRun.InFile old : last) {
            old.close();
        }
        last.clear();
        files.add(merged);
    }

    private static void write(PackedRow packed, SpillFile file) throws SQLException {
        int start = packed.start();
        file.write(packed.bytes(), start, RowForm.size(packed.bytes(), start));
    }

    private RunMerge merge() throws SQLException {
        SortedRun.InMemory rest = sorted();
        while (files.size() >= FAN_IN) {
            mergeLast(Math.min(FAN_IN, files.size() - FAN_IN + 2));
        }
        List<SortedRun> runs = new ArrayList<>(files);
        runs.add(rest);
        return new RunMerge(key, runs);
    }

    @Override
    public boolean next() throws SQLException {
        fill();
        SortedRun run = merge == null ? null : merge.next();
        if (run == null) {
            release();
            return false;
        }
        row = run.row();
        row.at(row.bytes(), row.start());
        return true;
    }

    /// Gives back memory and files.
    private void release() throws SQLException {
        merge = merge == null ? null : new RunMerge(key, List.of());
        arena = new RowArena(form, budget);
        places = new long[0];
        SQLException first = null;
        for (SortedRun.InFile file : files) {
            try {
                file.close();
            } catch (SQLException e) {
                first = e;
            }
        }
        files.clear();
        if (first != null) {
            throw first;
        }
    }

    @Override
    public byte[] bytes() {
        return row.bytes();
    }

    @Override
    public int offset(int column) {
        return row.offset(column);
    }

    @Override
    public int length(int column) {
        return row.length(column);
    }

    /// Ends everything, the other stream included.
    @Override
    public void close() throws SQLException {
        try {
            release();
        } finally {
            source.close();
        }
    }
}
