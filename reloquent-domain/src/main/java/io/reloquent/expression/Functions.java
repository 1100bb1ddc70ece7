package io.reloquent.expression;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/// Operators and functions of values none of which is null.
final class Functions {

    private Functions() {}

    static Object apply(Operator operator, List<Object> values, List<TypedExpression> operands) {
        ExpressionType type = operands.get(operands.size() - 1).type();
        Object first = values.get(0);
        return switch (operator) {
            case NOT -> !(Boolean) first;
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
                Comparison.holds(operator, Comparison.compare(first, values.get(1), type));
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO -> Arithmetic.of(operator, first, values.get(1), type);
            case NEGATE -> Arithmetic.negated(first, type);
            case ABS -> Arithmetic.absolute(first, type);
            case ROUND, FLOOR, CEIL -> rounded(operator, values);
            case EXTRACT -> extracted((String) first, values.get(1), type);
            case DATE_TRUNC -> truncated((String) first, values.get(1), type);
            case LIKE, CONCATENATE, UPPER, LOWER, TRIM, LTRIM, RTRIM, SUBSTRING, LENGTH, REPLACE ->
                text(operator, (String) first, values);
            case OR, AND, IS_NULL, IN, BETWEEN, COALESCE, NULLIF, CONCAT ->
                throw new IllegalArgumentException(operator + " takes nulls");
        };
    }

    private static Object text(Operator operator, String text, List<Object> values) {
        return switch (operator) {
            case LIKE -> Like.matches(text, (String) values.get(1), values.size() > 2 ? (String) values.get(2) : "\\");
            case CONCATENATE -> text + values.get(1);
            case UPPER -> Texts.each(text, Character::toUpperCase);
            case LOWER -> Texts.each(text, Character::toLowerCase);
            case TRIM -> Texts.trimmed(text, characters(values), true, true);
            case LTRIM -> Texts.trimmed(text, characters(values), true, false);
            case RTRIM -> Texts.trimmed(text, characters(values), false, true);
            case SUBSTRING -> substring(text, values);
            case LENGTH -> Texts.length(text);
            case REPLACE -> Texts.replaced(text, (String) values.get(1), (String) values.get(2));
            default -> throw new IllegalArgumentException(operator + " takes no text");
        };
    }

    private static String characters(List<Object> values) {
        return values.size() > 1 ? (String) values.get(1) : " ";
    }

    private static String substring(String text, List<Object> values) {
        long from = (Long) values.get(1);
        return values.size() > 2 ? Texts.substring(text, from, (Long) values.get(2)) : Texts.substring(text, from);
    }

    /// Decimals half away from zero, floating numbers half to even.
    private static Object rounded(Operator operator, List<Object> values) {
        int places = values.size() > 1 ? Math.toIntExact((Long) values.get(1)) : 0;
        if (values.get(0) instanceof BigDecimal decimal) {
            return switch (operator) {
                case FLOOR -> decimal.setScale(0, RoundingMode.FLOOR);
                case CEIL -> decimal.setScale(0, RoundingMode.CEILING);
                default -> Decimals.rounded(decimal, places);
            };
        }
        double value = (Double) values.get(0);
        return switch (operator) {
            case FLOOR -> Math.floor(value);
            case CEIL -> Math.ceil(value);
            default -> Math.rint(value);
        };
    }

    private static BigDecimal extracted(String field, Object value, ExpressionType type) {
        return switch (type) {
            case DATE -> Times.field(field, (LocalDate) value);
            case TIMESTAMPTZ -> Times.field(field, Times.utc((Instant) value));
            default -> Times.field(field, (LocalDateTime) value);
        };
    }

    private static Object truncated(String field, Object value, ExpressionType type) {
        return type == ExpressionType.TIMESTAMPTZ
                ? Times.instant(Times.truncated(field, Times.utc((Instant) value)))
                : Times.truncated(field, (LocalDateTime) value);
    }
}
