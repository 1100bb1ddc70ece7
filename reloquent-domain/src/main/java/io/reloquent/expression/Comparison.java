package io.reloquent.expression;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.UUID;

/// The order of two values of one type, none of them null.
final class Comparison {

    private Comparison() {}

    static boolean holds(Operator operator, int order) {
        return switch (operator) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
            default -> throw new IllegalArgumentException(operator + " does not compare");
        };
    }

    static int compare(Object left, Object right, ExpressionType type) {
        return switch (type) {
            case BOOLEAN -> ((Boolean) left).compareTo((Boolean) right);
            case INTEGER -> ((Long) left).compareTo((Long) right);
            case DECIMAL -> ((BigDecimal) left).compareTo((BigDecimal) right);
            case DOUBLE -> doubles((Double) left, (Double) right);
            case TEXT -> texts((String) left, (String) right);
            case BYTES -> Arrays.compareUnsigned((byte[]) left, (byte[]) right);
            case UUID -> uuids((UUID) left, (UUID) right);
            case DATE -> ((LocalDate) left).compareTo((LocalDate) right);
            case TIMESTAMP -> ((LocalDateTime) left).compareTo((LocalDateTime) right);
            case TIMESTAMPTZ -> ((Instant) left).compareTo((Instant) right);
            case OTHER -> throw new IllegalArgumentException("values of other types do not compare");
        };
    }

    /// Zero has one value whatever its sign, and what is not a number is the largest of all.
    private static int doubles(double left, double right) {
        return left == right ? 0 : Double.compare(left, right);
    }

    /// By code point, which is the order of the bytes in UTF-8; `compareTo` would put U+FFFD after U+1F600.
    private static int texts(String left, String right) {
        int at = 0;
        while (at < left.length() && at < right.length() && left.charAt(at) == right.charAt(at)) {
            at++;
        }
        if (at == left.length() || at == right.length()) {
            return left.length() - right.length();
        }
        char one = left.charAt(at);
        char other = right.charAt(at);
        boolean surrogates = Character.isSurrogate(one) != Character.isSurrogate(other);
        return surrogates ? (Character.isSurrogate(one) ? 1 : -1) : one - other;
    }

    private static int uuids(UUID left, UUID right) {
        int high = Long.compareUnsigned(left.getMostSignificantBits(), right.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(left.getLeastSignificantBits(), right.getLeastSignificantBits());
    }
}
