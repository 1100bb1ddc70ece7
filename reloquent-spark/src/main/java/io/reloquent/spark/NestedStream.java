package io.reloquent.spark;

import io.reloquent.kernel.KeyColumn;
import io.reloquent.kernel.Row;
import io.reloquent.kernel.RowStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/// The rows of one stream within one document, in the order of their keys, each value in the source's binary form.
final class NestedStream implements RowStream {

    private record Below(int column, NestedStream stream) {}

    private final List<KeyColumn> key;
    private final boolean byContent;
    private final DataType[] types;
    private final int fields;
    private final int width;
    private final List<Below> below = new ArrayList<>();
    private final WireBytes bytes = new WireBytes();

    /// Where each value of each row is, row after row.
    private int[] offsets = new int[256];

    private int[] lengths = new int[256];
    private int count;
    private int[] order = new int[64];
    private int ordered;
    private int given;
    private final Place current = new Place();
    private final Place left = new Place();
    private final Place right = new Place();

    NestedStream(Work.Stream form, StructType schema) {
        key = form.key();
        byContent = form.byContent();
        fields = schema.length();
        width = form.columns() + (byContent ? 1 : 0);
        types = new DataType[width];
        for (int i = 0; i < width; i++) {
            types[i] = schema.fields()[i].dataType();
        }
    }

    /// @param column of the array in which its rows are
    void addBelow(int column, NestedStream stream) {
        below.add(new Below(column, stream));
    }

    /// Forgets all rows, of streams below as well.
    void clear() {
        bytes.clear();
        count = 0;
        ordered = 0;
        given = 0;
        below.forEach(stream -> stream.stream().clear());
    }

    /// Takes a row and all below it.
    void add(InternalRow row) {
        int at = take(row);
        follow(at);
        addBelow(row);
    }

    /// Takes the rows of one array, and all below them, in the order of their keys.
    private void addAll(ArrayData array) {
        int rows = array.numElements();
        InternalRow[] taken = new InternalRow[rows];
        Integer[] sorted = new Integer[rows];
        int first = count;
        for (int i = 0; i < rows; i++) {
            taken[i] = array.getStruct(i, fields);
            take(taken[i]);
            sorted[i] = first + i;
        }
        Arrays.sort(sorted, this::compare);
        for (Integer row : sorted) {
            follow(row);
            addBelow(taken[row - first]);
        }
    }

    private void addBelow(InternalRow row) {
        for (Below array : below) {
            if (!row.isNullAt(array.column())) {
                array.stream().addAll(row.getArray(array.column()));
            }
        }
    }

    private int take(InternalRow row) {
        int at = count * width;
        if (at + width > offsets.length) {
            offsets = Arrays.copyOf(offsets, Math.max(offsets.length * 2, at + width));
            lengths = Arrays.copyOf(lengths, offsets.length);
        }
        for (int i = 0; i < width; i++) {
            offsets[at + i] = bytes.size();
            lengths[at + i] = row.isNullAt(i) ? -1 : bytes.put(row, i, types[i]);
        }
        return count++;
    }

    private void follow(int row) {
        if (ordered == order.length) {
            order = Arrays.copyOf(order, ordered * 2);
        }
        order[ordered++] = row;
    }

    private int compare(Integer a, Integer b) {
        left.stand(a);
        right.stand(b);
        for (KeyColumn part : key) {
            int compared = part.compare(left, right, part.column());
            if (compared != 0) {
                return compared;
            }
        }
        return byContent ? content() : 0;
    }

    private int content() {
        int column = width - 1;
        return Arrays.compareUnsigned(
                bytes.array(),
                left.offset(column),
                left.offset(column) + left.length(column),
                bytes.array(),
                right.offset(column),
                right.offset(column) + right.length(column));
    }

    @Override
    public boolean next() {
        boolean more = given < ordered;
        if (more) {
            current.stand(order[given++]);
        }
        return more;
    }

    @Override
    public byte[] bytes() {
        return current.bytes();
    }

    @Override
    public int offset(int column) {
        return current.offset(column);
    }

    @Override
    public int length(int column) {
        return current.length(column);
    }

    /// There is nothing to close.
    @Override
    public void close() {}

    /// One of the rows.
    private final class Place implements Row {
        private int start;

        void stand(int row) {
            start = row * width;
        }

        @Override
        public byte[] bytes() {
            return bytes.array();
        }

        @Override
        public int offset(int column) {
            return offsets[start + column];
        }

        @Override
        public int length(int column) {
            return lengths[start + column];
        }
    }
}
