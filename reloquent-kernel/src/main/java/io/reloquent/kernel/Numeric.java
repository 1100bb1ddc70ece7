package io.reloquent.kernel;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.bson.types.Decimal128;

/// PostgreSQL's `numeric` in binary form: digits in base 10,000, the weight of the first, a sign and a display scale.
final class Numeric {

    private static final int POSITIVE = 0x0000;
    private static final int NEGATIVE = 0x4000;
    private static final int NAN = 0xC000;
    private static final int POSITIVE_INFINITY = 0xD000;
    private static final int NEGATIVE_INFINITY = 0xF000;

    /// The exponent 0 in the combination field of a Decimal128 (IEEE 754-2008, binary integer significand).
    private static final int EXPONENT_BIAS = 6176;

    /// Of four digits, fourteen bits each, in the number that orders.
    private static final int ORDERING_GROUPS = 3;

    private static final long[] POWERS_OF_TEN = powersOfTen();

    private Numeric() {}

    static void writeDecimal128(BsonBuffer out, byte[] row, int offset) {
        int count = groups(row, offset);
        int weight = BigEndian.int2(row, offset + 2);
        int sign = BigEndian.int2(row, offset + 4) & 0xFFFF;
        int scale = BigEndian.int2(row, offset + 6);
        int shift = 4 * (weight - count + 1) + scale;
        boolean finite = sign == POSITIVE || sign == NEGATIVE;
        if (finite && 4 * count + Math.max(shift, 0) <= 18 && scale <= EXPONENT_BIAS) {
            writeSmall(out, coefficient(row, offset + 8, count, shift), sign == NEGATIVE && count > 0, scale);
        } else {
            writeAny(out, row, offset);
        }
    }

    /// The value as it is compared; not-a-number and infinities have none.
    static BigDecimal decimal(byte[] row, int offset) {
        int count = groups(row, offset);
        int weight = BigEndian.int2(row, offset + 2);
        int sign = BigEndian.int2(row, offset + 4) & 0xFFFF;
        int scale = BigEndian.int2(row, offset + 6);
        BigInteger digits = BigInteger.ZERO;
        for (int i = 0; i < count; i++) {
            digits = digits.multiply(BigInteger.valueOf(10_000))
                    .add(BigInteger.valueOf(BigEndian.int2(row, offset + 8 + 2 * i)));
        }
        BigDecimal value = new BigDecimal(digits, -4 * (weight - count + 1)).setScale(scale);
        return sign == NEGATIVE ? value.negate() : value;
    }

    /// -1, 0 or 1 for minus infinity, a finite value, and infinity; 2 for not-a-number, the greatest of all.
    static int rank(byte[] row, int offset) {
        return switch (BigEndian.int2(row, offset + 4) & 0xFFFF) {
            case NEGATIVE_INFINITY -> -1;
            case POSITIVE_INFINITY -> 1;
            case NAN -> 2;
            default -> 0;
        };
    }

    /// A number that orders as the values do: the weight of the first digits, and twelve digits at most.
    static long order(byte[] row, int offset) {
        return switch (rank(row, offset)) {
            case -1 -> Long.MIN_VALUE + 1;
            case 1 -> Long.MAX_VALUE - 2;
            case 2 -> Long.MAX_VALUE - 1;
            default -> finiteOrder(row, offset);
        };
    }

    private static long finiteOrder(byte[] row, int offset) {
        int count = groups(row, offset);
        int first = leadingZeros(row, offset, count);
        if (first == count) {
            return 0;
        }
        // At least 1, so that no number but zero is 0.
        long magnitude = (BigEndian.int2(row, offset + 2) - first) + 0x20000L;
        for (int i = first; i < first + ORDERING_GROUPS; i++) {
            magnitude = (magnitude << 14) | (i < count ? BigEndian.int2(row, offset + 8 + 2 * i) : 0);
        }
        return (BigEndian.int2(row, offset + 4) & NEGATIVE) == 0 ? magnitude : -magnitude;
    }

    /// Whether no other value has this one's [#order].
    static boolean isToldByOrder(byte[] row, int offset) {
        int count = groups(row, offset);
        return count - leadingZeros(row, offset, count) <= ORDERING_GROUPS;
    }

    private static int leadingZeros(byte[] row, int offset, int count) {
        int zeros = 0;
        while (zeros < count && BigEndian.int2(row, offset + 8 + 2 * zeros) == 0) {
            zeros++;
        }
        return zeros;
    }

    private static void writeAny(BsonBuffer out, byte[] row, int offset) {
        switch (rank(row, offset)) {
            case -1 -> Decimals.write(out, Decimal128.NEGATIVE_INFINITY);
            case 1 -> Decimals.write(out, Decimal128.POSITIVE_INFINITY);
            case 2 -> Decimals.write(out, Decimal128.NaN);
            default -> writeExact(out, decimal(row, offset));
        }
    }

    /// More digits than fit may be zeros at the end, which go.
    private static void writeExact(BsonBuffer out, BigDecimal value) {
        Decimal128 exact = exact(value);
        if (value.precision() > Decimals.DIGITS && exact.bigDecimalValue().scale() != value.scale()) {
            out.lose();
        }
        Decimals.write(out, exact);
    }

    /// Writes the nearest double; not-a-number and infinities stay what they are.
    static void writeDouble(BsonBuffer out, byte[] row, int offset) {
        switch (rank(row, offset)) {
            case -1 -> out.writeLong(Double.doubleToRawLongBits(Double.NEGATIVE_INFINITY));
            case 1 -> out.writeLong(Double.doubleToRawLongBits(Double.POSITIVE_INFINITY));
            case 2 -> out.writeLong(Double.doubleToRawLongBits(Double.NaN));
            default -> Decimals.writeNearest(out, decimal(row, offset));
        }
    }

    /// The whole number that the value is, whatever zeros follow its point.
    static long whole(byte[] row, int offset) {
        int rank = rank(row, offset);
        if (rank != 0) {
            throw Whole.notWhole(rank == 2 ? "NaN" : rank > 0 ? "Infinity" : "-Infinity");
        }
        return whole(decimal(row, offset));
    }

    private static long whole(BigDecimal value) {
        if (value.stripTrailingZeros().scale() > 0) {
            throw Whole.notWhole(value.toPlainString());
        }
        if (value.toBigInteger().bitLength() >= Long.SIZE) {
            throw Whole.beyondInt64(value.toPlainString());
        }
        return value.longValue();
    }

    private static Decimal128 exact(BigDecimal value) {
        try {
            return new Decimal128(value);
        } catch (NumberFormatException tooLong) {
            throw new ValueFault(
                    value.precision() > Decimals.DIGITS
                            ? "has " + value.precision()
                                    + " digits, and Decimal128 holds 34; say 'type: string' to keep them all"
                            : "has " + value.scale() + " decimal places, and Decimal128 holds " + EXPONENT_BIAS
                                    + "; say 'type: string' to keep them all");
        }
    }

    /// The number of digits in base 10,000: up to 36,864, more than a signed short says.
    private static int groups(byte[] row, int offset) {
        return BigEndian.int2(row, offset) & 0xFFFF;
    }

    private static long coefficient(byte[] row, int digits, int count, int shift) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = value * 10_000 + BigEndian.int2(row, digits + 2 * i);
        }
        return shift >= 0 ? value * POWERS_OF_TEN[shift] : value / POWERS_OF_TEN[-shift];
    }

    private static void writeSmall(BsonBuffer out, long coefficient, boolean negative, int scale) {
        long high = ((long) (EXPONENT_BIAS - scale)) << 49;
        out.writeLong(coefficient);
        out.writeLong(negative ? high | Long.MIN_VALUE : high);
    }

    private static long[] powersOfTen() {
        long[] powers = new long[19];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }
}
