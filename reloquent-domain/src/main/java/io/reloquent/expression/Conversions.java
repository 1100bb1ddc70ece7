package io.reloquent.expression;

import io.reloquent.catalog.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;

/// Values of one type as another, and which types have one.
final class Conversions {

    /// `DBL_DIG`: the digits of a floating number that a cast to `numeric` keeps.
    private static final MathContext KEPT = new MathContext(15, RoundingMode.HALF_EVEN);

    private static final double TWO_TO_63 = 0x1p63;
    private static final Map<String, Integer> BITS = Map.of("smallint", Short.SIZE, "integer", Integer.SIZE);

    private Conversions() {}

    static boolean exists(ExpressionType from, ExpressionType to) {
        boolean itself = from == to && from != ExpressionType.OTHER;
        return itself || to == ExpressionType.TEXT || between(from).contains(to);
    }

    private static Set<ExpressionType> between(ExpressionType from) {
        return switch (from) {
            case BOOLEAN -> Set.of(ExpressionType.INTEGER);
            case INTEGER, DECIMAL, DOUBLE ->
                Set.of(ExpressionType.INTEGER, ExpressionType.DECIMAL, ExpressionType.DOUBLE);
            case TEXT ->
                Set.of(
                        ExpressionType.BOOLEAN,
                        ExpressionType.INTEGER,
                        ExpressionType.DECIMAL,
                        ExpressionType.DOUBLE,
                        ExpressionType.UUID,
                        ExpressionType.DATE,
                        ExpressionType.TIMESTAMP,
                        ExpressionType.TIMESTAMPTZ);
            case DATE, TIMESTAMP, TIMESTAMPTZ ->
                Set.of(ExpressionType.DATE, ExpressionType.TIMESTAMP, ExpressionType.TIMESTAMPTZ);
            case BYTES, UUID, OTHER -> Set.of();
        };
    }

    static Object convert(Object value, ExpressionType from, ExpressionType to, DataType target) {
        Object converted = from == to ? value : converted(value, from, to);
        return switch (to) {
            case INTEGER -> narrowed((Long) converted, target);
            case DECIMAL -> fitted((BigDecimal) converted, target);
            default -> converted;
        };
    }

    private static Object converted(Object value, ExpressionType from, ExpressionType to) {
        if (from == ExpressionType.TEXT) {
            return ReadValue.of((String) value, to);
        }
        return switch (to) {
            case INTEGER -> whole(value, from);
            case DECIMAL -> decimal(value, from);
            case DOUBLE -> floating(value, from);
            case TEXT -> WrittenValue.of(value, from);
            case DATE -> time(value, from).toLocalDate();
            case TIMESTAMP -> Times.inRange(time(value, from));
            case TIMESTAMPTZ -> Times.instant(Times.inRange(time(value, from)));
            case BOOLEAN, BYTES, UUID, OTHER -> throw new IllegalArgumentException(from + " is never a " + to);
        };
    }

    private static long whole(Object value, ExpressionType from) {
        return switch (from) {
            case BOOLEAN -> (Boolean) value ? 1L : 0L;
            case DECIMAL -> whole((BigDecimal) value);
            case DOUBLE -> whole((Double) value);
            default -> (Long) value;
        };
    }

    private static long whole(BigDecimal value) {
        BigInteger rounded = value.setScale(0, RoundingMode.HALF_UP).toBigInteger();
        if (rounded.bitLength() >= Long.SIZE) {
            throw tooLarge();
        }
        return rounded.longValue();
    }

    private static long whole(double value) {
        double rounded = Math.rint(value);
        if (!(rounded >= -TWO_TO_63 && rounded < TWO_TO_63)) {
            throw tooLarge();
        }
        return (long) rounded;
    }

    private static BigDecimal decimal(Object value, ExpressionType from) {
        return switch (from) {
            case INTEGER -> BigDecimal.valueOf((Long) value);
            case DOUBLE -> decimal((Double) value);
            default -> (BigDecimal) value;
        };
    }

    private static BigDecimal decimal(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new EvaluationFault("Infinity and NaN are no numbers here.");
        }
        BigDecimal digits = new BigDecimal(value).round(KEPT);
        return Decimals.bounded(digits.signum() == 0 ? BigDecimal.ZERO : digits.stripTrailingZeros());
    }

    private static double floating(Object value, ExpressionType from) {
        if (from != ExpressionType.DECIMAL) {
            return ((Long) value).doubleValue();
        }
        return (Double) ReadValue.of(value.toString(), ExpressionType.DOUBLE);
    }

    private static LocalDateTime time(Object value, ExpressionType from) {
        return switch (from) {
            case DATE -> ((LocalDate) value).atStartOfDay();
            case TIMESTAMPTZ -> Times.utc((Instant) value);
            default -> (LocalDateTime) value;
        };
    }

    private static long narrowed(long value, DataType target) {
        int unused = Long.SIZE - BITS.getOrDefault(target.name(), Long.SIZE);
        if (value << unused >> unused != value) {
            throw new EvaluationFault("The number is too large for %s.".formatted(target.name()));
        }
        return value;
    }

    private static BigDecimal fitted(BigDecimal value, DataType target) {
        if (target.modifiers().isEmpty()) {
            return value;
        }
        int scale = target.modifiers().size() > 1 ? target.modifiers().get(1) : 0;
        return Decimals.fitted(value, target.modifiers().get(0), scale);
    }

    private static EvaluationFault tooLarge() {
        return new EvaluationFault("The number is beyond 64 bits.");
    }
}
