package io.reloquent.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A growing byte array into which BSON is written once, from front to back.
///
/// A field is a type byte, a name ending in a zero byte, and a value. The type is often known only after the value,
/// so a field is opened without one and closed with it. See the BSON specification, version 1.1.
public final class BsonBuffer {

    static final int DOUBLE = 0x01;
    static final int STRING = 0x02;
    static final int DOCUMENT = 0x03;
    static final int ARRAY = 0x04;
    static final int BINARY = 0x05;
    static final int OBJECT_ID = 0x07;
    static final int BOOLEAN = 0x08;
    static final int DATE = 0x09;
    static final int NULL = 0x0A;
    static final int INT32 = 0x10;
    static final int INT64 = 0x12;
    static final int DECIMAL128 = 0x13;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final byte[][] INDEXES = indexes(10_000);

    private byte[] bytes = new byte[1 << 16];
    private int size;
    private int losses;

    /// The bytes written so far are the first [#size()] of these; valid until the next write.
    public byte[] bytes() {
        return bytes;
    }

    public int size() {
        return size;
    }

    /// Forgets everything written.
    public void clear() {
        size = 0;
    }

    /// Opens a field and says where, for [#endField].
    ///
    /// @param name the field's name in UTF-8, ending in a zero byte
    int startField(byte[] name) {
        ensure(name.length + 1);
        int at = size++;
        System.arraycopy(name, 0, bytes, size, name.length);
        size += name.length;
        return at;
    }

    /// Takes back everything written from a position on.
    void cutBack(int at) {
        size = at;
    }

    /// Puts what was written from `from` on in place of the bytes from `start` to `end`.
    void replace(int start, int end, int from) {
        byte[] moved = Arrays.copyOfRange(bytes, from, size);
        System.arraycopy(bytes, end, bytes, start + moved.length, from - end);
        System.arraycopy(moved, 0, bytes, start, moved.length);
        size = start + moved.length + from - end;
    }

    /// Notes that something of a value was not written.
    void lose() {
        losses++;
    }

    /// Of how many values something was not written, since this buffer was made.
    int losses() {
        return losses;
    }

    void endField(int at, int type) {
        bytes[at] = (byte) type;
    }

    /// Opens a document or array and says where, for [#endDocument].
    int startDocument() {
        int at = size;
        writeInt(0);
        return at;
    }

    void endDocument(int at) {
        writeByte(0);
        INT.set(bytes, at, size - at);
    }

    void writeByte(int value) {
        ensure(1);
        bytes[size++] = (byte) value;
    }

    void writeInt(int value) {
        ensure(4);
        INT.set(bytes, size, value);
        size += 4;
    }

    void writeLong(long value) {
        ensure(8);
        LONG.set(bytes, size, value);
        size += 8;
    }

    void writeBytes(byte[] source, int offset, int length) {
        ensure(length);
        System.arraycopy(source, offset, bytes, size, length);
        size += length;
    }

    void writeString(byte[] utf8, int offset, int length) {
        writeInt(length + 1);
        writeBytes(utf8, offset, length);
        writeByte(0);
    }

    /// A field's name as [#startField] takes it.
    ///
    /// @throws IllegalArgumentException if the name holds a zero byte, which BSON cannot write
    static byte[] name(String name) {
        if (name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a field name holds a zero byte");
        }
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(utf8, utf8.length + 1);
    }

    /// The name of an array's element: its position.
    static byte[] index(int position) {
        return position < INDEXES.length ? INDEXES[position] : name(Integer.toString(position));
    }

    private void ensure(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }

    private static byte[][] indexes(int count) {
        byte[][] names = new byte[count][];
        for (int i = 0; i < count; i++) {
            names[i] = name(Integer.toString(i));
        }
        return names;
    }
}
