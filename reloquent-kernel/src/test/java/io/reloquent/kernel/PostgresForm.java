package io.reloquent.kernel;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Values in the binary form of PostgreSQL's send functions, written down from their source and not from the code
/// that reads it.
final class PostgresForm {

    /// Stands for null, by identity.
    static final byte[] NULL = new byte[0];

    static final int NAN = 0xC000;
    static final int INFINITY = 0xD000;
    static final int MINUS_INFINITY = 0xF000;
    private static final int MINUS = 0x4000;
    private static final int TEXT_OID = 25;

    private PostgresForm() {}

    @SuppressWarnings("ReferenceEquality")
    static boolean isNull(byte[] value) {
        return value == NULL;
    }

    static byte[] bool(boolean value) {
        return new byte[] {(byte) (value ? 1 : 0)};
    }

    static byte[] int2(int value) {
        return ByteBuffer.allocate(2).putShort((short) value).array();
    }

    static byte[] int4(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    static byte[] int8(long value) {
        return ByteBuffer.allocate(8).putLong(value).array();
    }

    static byte[] float4(float value) {
        return ByteBuffer.allocate(4).putFloat(value).array();
    }

    static byte[] float8(double value) {
        return ByteBuffer.allocate(8).putDouble(value).array();
    }

    static byte[] text(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] uuid(UUID value) {
        return ByteBuffer.allocate(16)
                .putLong(value.getMostSignificantBits())
                .putLong(value.getLeastSignificantBits())
                .array();
    }

    /// Days since 2000-01-01.
    static byte[] date(LocalDate value) {
        return int4((int) ChronoUnit.DAYS.between(LocalDate.of(2000, 1, 1), value));
    }

    /// Microseconds since 2000-01-01.
    static byte[] timestamp(LocalDateTime value) {
        LocalDateTime start = LocalDateTime.of(2000, 1, 1, 0, 0);
        return int8(ChronoUnit.MICROS.between(start, value));
    }

    /// Digits in groups of four around the decimal point, without zero groups at either end.
    static byte[] numeric(BigDecimal value) {
        String plain = value.abs().toPlainString();
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        String fraction = point < 0 ? "" : plain.substring(point + 1);
        String digits = "0".repeat(-whole.length() & 3) + whole + fraction + "0".repeat(-fraction.length() & 3);
        List<Integer> groups = new ArrayList<>();
        for (int i = 0; i < digits.length(); i += 4) {
            groups.add(Integer.valueOf(digits.substring(i, i + 4)));
        }
        int weight = (whole.length() + 3) / 4 - 1;
        int first = 0;
        while (first < groups.size() && groups.get(first) == 0) {
            first++;
        }
        int end = groups.size();
        while (end > first && groups.get(end - 1) == 0) {
            end--;
        }
        return first == end
                ? numeric(List.of(), 0, 0, value.scale())
                : numeric(groups.subList(first, end), weight - first, value.signum() < 0 ? MINUS : 0, value.scale());
    }

    /// Zero with a minus sign, which no PostgreSQL sends.
    static byte[] minusZero(int scale) {
        return numeric(List.of(), 0, MINUS, scale);
    }

    /// A numeric that is no number.
    static byte[] special(int sign) {
        return numeric(List.of(), 0, sign, 0);
    }

    private static byte[] numeric(List<Integer> groups, int weight, int sign, int scale) {
        ByteBuffer buffer = ByteBuffer.allocate(8 + 2 * groups.size())
                .putShort((short) groups.size())
                .putShort((short) weight)
                .putShort((short) sign)
                .putShort((short) scale);
        groups.forEach(group -> buffer.putShort(group.shortValue()));
        return buffer.array();
    }

    /// An array of one dimension that begins at 1.
    static byte[] array(List<byte[]> elements) {
        return array(new int[] {elements.size()}, new int[] {1}, elements);
    }

    /// An array of any dimensions, its elements row by row.
    static byte[] array(int[] sizes, int[] lowerBounds, List<byte[]> elements) {
        int length = 12 + 8 * sizes.length;
        boolean hasNull = false;
        for (byte[] element : elements) {
            length += 4 + (isNull(element) ? 0 : element.length);
            hasNull |= isNull(element);
        }
        ByteBuffer buffer = ByteBuffer.allocate(length)
                .putInt(sizes.length)
                .putInt(hasNull ? 1 : 0)
                .putInt(TEXT_OID);
        for (int i = 0; i < sizes.length; i++) {
            buffer.putInt(sizes[i]).putInt(lowerBounds[i]);
        }
        for (byte[] element : elements) {
            buffer.putInt(isNull(element) ? -1 : element.length);
            if (!isNull(element)) {
                buffer.put(element);
            }
        }
        return buffer.array();
    }
}
