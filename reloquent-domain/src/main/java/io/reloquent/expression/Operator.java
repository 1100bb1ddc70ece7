package io.reloquent.expression;

/// What can be applied to values: operators, then functions, by the words SQL has for them.
///
/// Three have a form with NOT that is the operator within a NOT: IN, BETWEEN and LIKE; so has IS NULL.
public enum Operator {
    OR("OR", 1, Any.NUMBER),
    AND("AND", 1, Any.NUMBER),
    NOT("NOT", 1, 1),
    IS_NULL("IS NULL", 1, 1),
    EQUAL("=", 2, 2),
    NOT_EQUAL("<>", 2, 2),
    LESS("<", 2, 2),
    LESS_OR_EQUAL("<=", 2, 2),
    GREATER(">", 2, 2),
    GREATER_OR_EQUAL(">=", 2, 2),
    IN("IN", 2, Any.NUMBER),
    BETWEEN("BETWEEN", 3, 3),
    /// Value, pattern, and the escape character if it is not a backslash.
    LIKE("LIKE", 2, 3),
    CONCATENATE("||", 2, 2),
    ADD("+", 2, 2),
    SUBTRACT("-", 2, 2),
    MULTIPLY("*", 2, 2),
    DIVIDE("/", 2, 2),
    MODULO("%", 2, 2),
    NEGATE("-", 1, 1),
    COALESCE("COALESCE", 1, Any.NUMBER),
    NULLIF("NULLIF", 2, 2),
    CONCAT("CONCAT", 1, Any.NUMBER),
    UPPER("UPPER", 1, 1),
    LOWER("LOWER", 1, 1),
    /// Value, and the characters to take away if they are not blanks; both ends.
    TRIM("TRIM", 1, 2),
    LTRIM("LTRIM", 1, 2),
    RTRIM("RTRIM", 1, 2),
    SUBSTRING("SUBSTRING", 2, 3),
    LENGTH("LENGTH", 1, 1),
    REPLACE("REPLACE", 3, 3),
    ROUND("ROUND", 1, 2),
    FLOOR("FLOOR", 1, 1),
    CEIL("CEIL", 1, 1),
    ABS("ABS", 1, 1),
    /// The name of a field, then a value.
    EXTRACT("EXTRACT", 2, 2),
    /// The name of a field, then a value.
    DATE_TRUNC("DATE_TRUNC", 2, 2);

    private final String written;
    private final int least;
    private final int most;

    Operator(String written, int least, int most) {
        this.written = written;
        this.least = least;
        this.most = most;
    }

    public String written() {
        return written;
    }

    /// Whether it can be applied to so many operands.
    public boolean takes(int operands) {
        return operands >= least && operands <= most;
    }

    /// How many operands it takes, in words: `2`, `2 or 3`, `at least 1`.
    public String arity() {
        if (most == Any.NUMBER) {
            return "at least " + least;
        }
        return least == most ? String.valueOf(least) : least + " or " + most;
    }

    /// Whether it is written as a name before its operands in parentheses.
    public boolean isFunction() {
        return compareTo(COALESCE) >= 0;
    }

    /// Whether it is one of the six that compare two values.
    public boolean isComparison() {
        return compareTo(EQUAL) >= 0 && compareTo(GREATER_OR_EQUAL) <= 0;
    }

    /// Whether any null among the operands makes the result null, whatever the others are.
    public boolean isStrict() {
        return switch (this) {
            case OR, AND, IS_NULL, IN, BETWEEN, COALESCE, NULLIF, CONCAT -> false;
            default -> true;
        };
    }

    private static final class Any {
        static final int NUMBER = Integer.MAX_VALUE;
    }
}
