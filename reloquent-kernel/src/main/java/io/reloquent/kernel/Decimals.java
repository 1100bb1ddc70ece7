package io.reloquent.kernel;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.bson.types.Decimal128;

/// Decimals as doubles and as Decimal128.
final class Decimals {

    /// Any decimal of so many digits survives the way to a double and back, but for the smallest doubles.
    private static final int ALWAYS_KEPT = 15;

    /// No double needs more digits to be told from its neighbours.
    private static final int ALWAYS_ENOUGH = 17;

    /// Of a Decimal128.
    static final int DIGITS = 34;

    /// The bits of a double that are zero in a power of two.
    private static final long FRACTION = (1L << 52) - 1;

    private static final int LONGEST_TEXT = 20_000;
    private static final Pattern WRITTEN =
            Pattern.compile("[-+]?(?:\\d+\\.?\\d*+|\\.\\d+)(?:[eE][-+]?\\d{1,9})?|NaN|[-+]?Infinity");

    private Decimals() {}

    /// Whether this decimal, which means this double, is the shortest that does, and the nearest of those. Asked
    /// by arithmetic, because before JDK 19 a double may print longer than that (1e23 as 9.999999999999999E22), and
    /// the kernel must write the same bytes on every JDK.
    static boolean isShortest(double value, BigDecimal decimal) {
        int digits = decimal.stripTrailingZeros().precision();
        if (decimal.signum() == 0 || (digits <= ALWAYS_KEPT && Math.abs(value) >= Double.MIN_NORMAL)) {
            return true;
        }
        var binary = new BigDecimal(value);
        return digits <= ALWAYS_ENOUGH
                && nearest(value, binary, digits).compareTo(decimal) == 0
                && (digits == 1 || nearest(value, binary, digits - 1).doubleValue() != value);
    }

    /// Of the decimals of so many digits that mean this double the nearest; another one if there are none.
    private static BigDecimal nearest(double value, BigDecimal binary, int digits) {
        BigDecimal rounded = binary.round(new MathContext(digits, RoundingMode.HALF_EVEN));
        // Below a power of two doubles stand closer than above it: what is nearest may be another one's.
        boolean isPower = (Double.doubleToRawLongBits(value) & FRACTION) == 0;
        return isPower && rounded.doubleValue() != value
                ? binary.round(new MathContext(digits, RoundingMode.UP))
                : rounded;
    }

    static void write(BsonBuffer out, Decimal128 value) {
        out.writeLong(value.getLow());
        out.writeLong(value.getHigh());
    }

    /// Writes the nearest double, and notes a loss where the double means another number to a reader.
    static void writeNearest(BsonBuffer out, BigDecimal value) {
        double nearest = value.doubleValue();
        if (Double.isInfinite(nearest)) {
            throw ValueFault.unfit(value.toString(), "is beyond the greatest double");
        }
        writeNearest(out, nearest, value);
    }

    /// A text keeps what a decimal does not: the sign of zero, and what is no number.
    static void writeNearest(BsonBuffer out, String text) {
        double nearest = Double.parseDouble(number(text));
        if (text.endsWith("N") || text.endsWith("y")) {
            out.writeLong(Double.doubleToRawLongBits(nearest));
        } else if (Double.isInfinite(nearest)) {
            throw ValueFault.unfit(text, "is beyond the greatest double");
        } else {
            writeNearest(out, nearest, new BigDecimal(text));
        }
    }

    private static void writeNearest(BsonBuffer out, double nearest, BigDecimal value) {
        if (!keeps(nearest, value)) {
            out.lose();
        }
        out.writeLong(Double.doubleToRawLongBits(nearest));
    }

    /// Whether a reader of the double finds this decimal again: as its shortest form, or as exactly what it is.
    private static boolean keeps(double nearest, BigDecimal value) {
        return isShortest(nearest, value) || new BigDecimal(nearest).compareTo(value) == 0;
    }

    /// Writes a text with its digits, its exponent and the sign of zero.
    static void writeExact(BsonBuffer out, String text) {
        try {
            Decimal128 value = Decimal128.parse(number(text));
            if (isShortened(text, value)) {
                out.lose();
            }
            write(out, value);
        } catch (NumberFormatException tooLong) {
            throw ValueFault.unfit(text, "has more digits than the 34 of a decimal128, or is beyond its exponents");
        }
    }

    /// A long decimal that ends in zeros fits without some of them. Zero itself may have a sign that a decimal has not.
    private static boolean isShortened(String text, Decimal128 value) {
        if (!value.isFinite() || text.length() <= DIGITS) {
            return false;
        }
        var exact = new BigDecimal(text);
        return exact.signum() != 0 && exact.scale() != value.bigDecimalValue().scale();
    }

    private static String number(String text) {
        if (text.length() > LONGEST_TEXT || !WRITTEN.matcher(text).matches()) {
            throw ValueFault.unfit(text, "is no number");
        }
        return text;
    }
}
