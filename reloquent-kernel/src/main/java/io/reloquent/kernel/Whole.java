package io.reloquent.kernel;

/// Whole numbers that must fit a narrower type than their own.
final class Whole {

    /// Up to here a double holds every whole number.
    private static final long DENSE = 1L << 53;

    private Whole() {}

    static void writeInt32(BsonBuffer out, long value) {
        if (value != (int) value) {
            throw ValueFault.unfit(Long.toString(value), "is beyond int32 (-2147483648 to 2147483647)");
        }
        out.writeInt((int) value);
    }

    static void writeDouble(BsonBuffer out, long value) {
        if (value > DENSE || value < -DENSE) {
            throw ValueFault.unfit(Long.toString(value), "is beyond 2^53, where a double skips whole numbers");
        }
        out.writeLong(Double.doubleToRawLongBits((double) value));
    }

    /// The whole number that a double is.
    static long of(double value) {
        if (Math.rint(value) != value || Double.isInfinite(value)) {
            throw notWhole(Double.toString(value));
        }
        // 2^63 is a double, and the greatest long is not.
        if (value < Long.MIN_VALUE || value >= -(double) Long.MIN_VALUE) {
            throw beyondInt64(Double.toString(value));
        }
        return (long) value;
    }

    static ValueFault notWhole(String text) {
        return ValueFault.unfit(text, "is no whole number");
    }

    static ValueFault beyondInt64(String text) {
        return ValueFault.unfit(text, "is beyond int64 (-9223372036854775808 to 9223372036854775807)");
    }
}
