package io.reloquent.expression;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Exact numbers with as many digits after the point as PostgreSQL's `numeric.c` gives them.
final class Decimals {

    /// Digits before and after the point that a `numeric` can have.
    private static final int MOST_WHOLE = 131_072;

    private static final int MOST_SCALE = 16_383;

    /// `NUMERIC_MIN_SIG_DIGITS`, `NUMERIC_MAX_DISPLAY_SCALE` and `DEC_DIGITS`.
    private static final int SIGNIFICANT = 16;

    private static final int MOST_OF_A_QUOTIENT = 1_000;
    private static final int DIGITS = 4;

    /// How far from the point something can be rounded.
    static final int MOST_ROUNDING = 1_000;

    private Decimals() {}

    static BigDecimal of(Operator operator, BigDecimal left, BigDecimal right) {
        if (right.signum() == 0 && (operator == Operator.DIVIDE || operator == Operator.MODULO)) {
            throw Arithmetic.divisionByZero();
        }
        return switch (operator) {
            case ADD -> bounded(left.add(right));
            case SUBTRACT -> bounded(left.subtract(right));
            case MULTIPLY -> bounded(shortened(left.multiply(right)));
            case DIVIDE -> bounded(left.divide(right, scaleOfQuotient(left, right), RoundingMode.HALF_UP));
            case MODULO -> left.remainder(right).setScale(Math.max(left.scale(), right.scale()));
            default -> throw new IllegalArgumentException(operator + " is no arithmetic");
        };
    }

    /// Half away from zero.
    static BigDecimal rounded(BigDecimal value, int places) {
        return bounded(plain(value.setScale(places, RoundingMode.HALF_UP)));
    }

    /// As `numeric(precision, scale)` holds it.
    static BigDecimal fitted(BigDecimal value, int precision, int scale) {
        BigDecimal rounded = value.setScale(scale, RoundingMode.HALF_UP);
        if (rounded.signum() != 0 && rounded.precision() > precision) {
            throw new EvaluationFault("The number does not fit numeric(%d,%d).".formatted(precision, scale));
        }
        return plain(rounded);
    }

    /// A number that PostgreSQL can hold, without digits that its scale says are left of the point.
    static BigDecimal bounded(BigDecimal value) {
        boolean tooLarge = value.signum() != 0 && (long) value.precision() - value.scale() > MOST_WHOLE;
        if (tooLarge || value.scale() > MOST_SCALE) {
            throw new EvaluationFault("The number has more digits than numeric can hold.");
        }
        return plain(value);
    }

    private static BigDecimal plain(BigDecimal value) {
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    private static BigDecimal shortened(BigDecimal product) {
        return product.scale() > MOST_SCALE ? product.setScale(MOST_SCALE, RoundingMode.HALF_UP) : product;
    }

    /// `select_div_scale`: at least 16 significant digits, and no fewer after the point than either number has.
    private static int scaleOfQuotient(BigDecimal left, BigDecimal right) {
        int weight = weight(left) - weight(right);
        if (firstDigit(left) <= firstDigit(right)) {
            weight--;
        }
        int scale = SIGNIFICANT - weight * DIGITS;
        int shown = Math.max(scale, Math.max(left.scale(), right.scale()));
        return Math.min(Math.max(shown, 0), MOST_OF_A_QUOTIENT);
    }

    /// The power of 10,000 that the first digit to that base stands for.
    private static int weight(BigDecimal value) {
        return value.signum() == 0 ? 0 : Math.floorDiv(value.precision() - value.scale() - 1, DIGITS);
    }

    private static int firstDigit(BigDecimal value) {
        return value.abs().movePointLeft(weight(value) * DIGITS).intValue();
    }
}
