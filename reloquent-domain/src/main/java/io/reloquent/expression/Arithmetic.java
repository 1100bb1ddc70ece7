package io.reloquent.expression;

import java.math.BigDecimal;

/// Numbers with numbers of the same type.
final class Arithmetic {

    private Arithmetic() {}

    static Object of(Operator operator, Object left, Object right, ExpressionType type) {
        return switch (type) {
            case INTEGER -> whole(operator, (Long) left, (Long) right);
            case DECIMAL -> Decimals.of(operator, (BigDecimal) left, (BigDecimal) right);
            case DOUBLE -> floating(operator, (Double) left, (Double) right);
            default -> throw new IllegalArgumentException("no arithmetic of " + type);
        };
    }

    static Object negated(Object value, ExpressionType type) {
        return switch (type) {
            case INTEGER -> whole(Operator.SUBTRACT, 0, (Long) value);
            case DECIMAL -> ((BigDecimal) value).negate();
            case DOUBLE -> -(Double) value;
            default -> throw new IllegalArgumentException("no negative " + type);
        };
    }

    static Object absolute(Object value, ExpressionType type) {
        return switch (type) {
            case INTEGER -> (Long) value < 0 ? negated(value, type) : value;
            case DECIMAL -> ((BigDecimal) value).abs();
            case DOUBLE -> Math.abs((Double) value);
            default -> throw new IllegalArgumentException("no absolute " + type);
        };
    }

    static EvaluationFault divisionByZero() {
        return new EvaluationFault("Division by zero.");
    }

    private static long whole(Operator operator, long left, long right) {
        if (right == 0 && (operator == Operator.DIVIDE || operator == Operator.MODULO)) {
            throw divisionByZero();
        }
        try {
            return switch (operator) {
                case ADD -> Math.addExact(left, right);
                case SUBTRACT -> Math.subtractExact(left, right);
                case MULTIPLY -> Math.multiplyExact(left, right);
                case DIVIDE -> Math.divideExact(left, right);
                case MODULO -> left % right;
                default -> throw new IllegalArgumentException(operator + " is no arithmetic");
            };
        } catch (ArithmeticException e) {
            throw new EvaluationFault("The result of %s is beyond 64 bits.".formatted(operator.written()));
        }
    }

    /// As `float8.h` of PostgreSQL has it: infinity that comes of finite numbers is an error, and so is zero that
    /// comes of others.
    private static double floating(Operator operator, double left, double right) {
        return switch (operator) {
            case ADD -> finite(left + right, left, right);
            case SUBTRACT -> finite(left - right, left, right);
            case MULTIPLY -> notLost(finite(left * right, left, right), left != 0 && right != 0);
            case DIVIDE -> quotient(left, right);
            default -> throw new IllegalArgumentException(operator + " is no arithmetic");
        };
    }

    private static double quotient(double left, double right) {
        if (right == 0 && !Double.isNaN(left)) {
            throw divisionByZero();
        }
        return notLost(finite(left / right, left, 0), left != 0 && !Double.isInfinite(right));
    }

    private static double finite(double result, double left, double right) {
        if (Double.isInfinite(result) && !Double.isInfinite(left) && !Double.isInfinite(right)) {
            throw new EvaluationFault("The result is too large for double precision.");
        }
        return result;
    }

    private static double notLost(double result, boolean mustNotBeZero) {
        if (result == 0 && mustNotBeZero) {
            throw new EvaluationFault("The result is too small for double precision.");
        }
        return result;
    }
}
