package io.reloquent.core.syntax;

import io.reloquent.core.syntax.Part.Binding;
import io.reloquent.expression.Operator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// An operator between two operands as it is written.
record Infix(String written, Operator operator, Binding binding) {

    private static final Map<String, Infix> ALL = Map.ofEntries(
            entry("OR", Operator.OR, Binding.OR),
            entry("AND", Operator.AND, Binding.AND),
            entry("=", Operator.EQUAL, Binding.COMPARISON),
            entry("<>", Operator.NOT_EQUAL, Binding.COMPARISON),
            entry("!=", Operator.NOT_EQUAL, Binding.COMPARISON),
            entry("<", Operator.LESS, Binding.COMPARISON),
            entry("<=", Operator.LESS_OR_EQUAL, Binding.COMPARISON),
            entry(">", Operator.GREATER, Binding.COMPARISON),
            entry(">=", Operator.GREATER_OR_EQUAL, Binding.COMPARISON),
            entry("||", Operator.CONCATENATE, Binding.CONCATENATION),
            entry("+", Operator.ADD, Binding.SUM),
            entry("-", Operator.SUBTRACT, Binding.SUM),
            entry("*", Operator.MULTIPLY, Binding.PRODUCT),
            entry("/", Operator.DIVIDE, Binding.PRODUCT),
            entry("%", Operator.MODULO, Binding.PRODUCT));

    static Optional<Infix> of(String written) {
        return Optional.ofNullable(ALL.get(written.strip().toUpperCase(Locale.ROOT)));
    }

    void take(Cursor cursor) {
        if (Character.isLetter(written.charAt(0))) {
            cursor.take(written);
        } else {
            cursor.takeSign(written);
        }
    }

    private static Map.Entry<String, Infix> entry(String written, Operator operator, Binding binding) {
        return Map.entry(written, new Infix(written, operator, binding));
    }
}
