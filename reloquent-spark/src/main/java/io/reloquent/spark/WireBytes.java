package io.reloquent.spark;

import java.util.Arrays;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

/// Values of Spark's rows, one after another, in the binary form that the source sends them in elsewhere.
final class WireBytes {

    private byte[] bytes = new byte[1 << 16];
    private int size;

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    byte[] array() {
        return bytes;
    }

    /// Adds a value that is not null.
    ///
    /// @return how many bytes it has
    int put(InternalRow row, int column, DataType type) {
        if (type instanceof StringType) {
            return put(row.getUTF8String(column));
        }
        if (type instanceof BinaryType) {
            return put(row.getBinary(column));
        }
        if (type instanceof LongType) {
            return put(row.getLong(column), 8);
        }
        if (type instanceof IntegerType) {
            return put(row.getInt(column), 4);
        }
        if (type instanceof ShortType) {
            return put(row.getShort(column), 2);
        }
        if (type instanceof DoubleType) {
            return put(Double.doubleToRawLongBits(row.getDouble(column)), 8);
        }
        if (type instanceof FloatType) {
            return put(Float.floatToRawIntBits(row.getFloat(column)), 4);
        }
        if (type instanceof BooleanType) {
            return put(row.getBoolean(column) ? 1 : 0, 1);
        }
        throw new IllegalArgumentException("a column of type " + type + " is not one that rows travel in");
    }

    private int put(UTF8String text) {
        int length = text.numBytes();
        reserve(length);
        text.writeToMemory(bytes, Platform.BYTE_ARRAY_OFFSET + size);
        size += length;
        return length;
    }

    private int put(byte[] value) {
        reserve(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
        return value.length;
    }

    /// The highest byte first.
    private int put(long value, int length) {
        reserve(length);
        for (int i = length - 1; i >= 0; i--) {
            bytes[size++] = (byte) (value >> (8 * i));
        }
        return length;
    }

    private void reserve(int length) {
        int needed = Math.addExact(size, length);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(needed, bytes.length * 2L)));
        }
    }
}
