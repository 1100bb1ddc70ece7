package io.reloquent.expression;

import io.reloquent.catalog.DataType;
import io.reloquent.expression.Expression.Literal;
import io.reloquent.expression.TypedExpression.Constant;
import io.reloquent.expression.TypedExpression.Conversion;
import java.util.List;
import java.util.Optional;

/// A part of an expression with its type, and as it was written.
record Operand(Expression source, TypedExpression typed) {

    int offset() {
        return source.offset();
    }

    ExpressionType type() {
        return typed.type();
    }

    /// Whether it is a text or NULL written out, which takes the type that its place asks for.
    boolean isUntyped() {
        return source instanceof Literal literal
                && (literal.kind() == Literal.Kind.TEXT || literal.kind() == Literal.Kind.NULL);
    }

    /// As a value of another type that holds all of its own.
    ///
    /// @throws Mismatch if it is none
    TypedExpression as(ExpressionType wanted, String place) {
        if (type() == wanted) {
            return typed;
        }
        if (isUntyped()) {
            return literal(wanted);
        }
        if (common(type(), wanted).filter(wanted::equals).isEmpty()) {
            throw new Mismatch(
                    offset(),
                    "%s takes %s, and this is %s.".formatted(place, wanted.spoken(), type().spoken()),
                    cast(wanted));
        }
        return Folding.fold(new Conversion(typed, new DataType(wanted.sql()), wanted), offset());
    }

    /// All as values of the one type that holds each.
    static List<TypedExpression> unified(List<Operand> operands, String place) {
        ExpressionType type = common(operands);
        return operands.stream().map(operand -> operand.as(type, place)).toList();
    }

    private static ExpressionType common(List<Operand> operands) {
        Optional<ExpressionType> found = Optional.empty();
        for (Operand operand : operands.stream().filter(o -> !o.isUntyped()).toList()) {
            ExpressionType before = found.orElse(operand.type());
            found = common(before, operand.known().type());
            if (found.isEmpty()) {
                throw new Mismatch(
                        operand.offset(),
                        "This is %s, and what it goes with is %s."
                                .formatted(operand.type().spoken(), before.spoken()),
                        cast(before));
            }
        }
        return found.orElse(ExpressionType.TEXT);
    }

    /// Itself, unless nothing can be done with it.
    Operand known() {
        if (type() == ExpressionType.OTHER) {
            throw new Mismatch(
                    offset(),
                    "This is %s.".formatted(type().spoken()),
                    "Take its text, CAST(… AS text), or ask whether it IS NULL.");
        }
        return this;
    }

    private static Optional<ExpressionType> common(ExpressionType one, ExpressionType other) {
        boolean joins = one == other || (one.isNumber() && other.isNumber()) || (one.isTime() && other.isTime());
        return joins ? Optional.of(one.compareTo(other) > 0 ? one : other) : Optional.empty();
    }

    private TypedExpression literal(ExpressionType wanted) {
        Literal literal = (Literal) source;
        if (literal.kind() == Literal.Kind.NULL) {
            return new Constant(null, wanted);
        }
        if (wanted == ExpressionType.BYTES) {
            throw new Mismatch(offset(), "A binary value cannot be written out.", "Compare it with a column.");
        }
        return new Constant(read(literal, wanted), wanted);
    }

    static Object read(Literal literal, ExpressionType type) {
        try {
            return ReadValue.of(literal.text(), type);
        } catch (EvaluationFault e) {
            throw new Mismatch(literal.offset(), "This is not %s.".formatted(type.spoken()), form(type));
        }
    }

    private static String form(ExpressionType type) {
        return switch (type) {
            case BOOLEAN -> "Write TRUE or FALSE.";
            case UUID -> "Write it as 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'.";
            case DATE -> "Write it as DATE '2024-01-31'.";
            case TIMESTAMP -> "Write it as TIMESTAMP '2024-01-31 12:30:00'.";
            case TIMESTAMPTZ -> "Write it as TIMESTAMPTZ '2024-01-31 12:30:00Z'.";
            case INTEGER -> "Write a number of at most 64 bits, without quotes.";
            default -> "Write a number, without quotes.";
        };
    }

    private static String cast(ExpressionType wanted) {
        return "Convert it, if it can be: CAST(… AS %s).".formatted(wanted.sql());
    }
}
