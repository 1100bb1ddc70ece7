package io.reloquent.expression;

import io.reloquent.catalog.DataType;
import io.reloquent.expression.Expression.Case;
import io.reloquent.expression.Expression.Literal;
import io.reloquent.expression.Expression.Operation;
import io.reloquent.expression.TypedExpression.Application;
import io.reloquent.expression.TypedExpression.Branch;
import io.reloquent.expression.TypedExpression.Choice;
import io.reloquent.expression.TypedExpression.Constant;
import io.reloquent.expression.TypedExpression.Conversion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// What each operator and function takes and gives.
final class Rules {

    private final Doubts doubts;

    Rules(Doubts doubts) {
        this.doubts = doubts;
    }

    TypedExpression apply(Operation operation, List<Operand> operands) {
        Operator operator = operation.operator();
        if (!operator.takes(operands.size())) {
            throw new Mismatch(
                    operation.offset(),
                    "%s takes %s values, not %d.".formatted(operator.written(), operator.arity(), operands.size()),
                    "See the expressions reference.");
        }
        return Folding.fold(application(operator, operands), operation.offset());
    }

    private Application application(Operator operator, List<Operand> operands) {
        return switch (operator) {
            case OR, AND, NOT -> each(operator, operands, ExpressionType.BOOLEAN, ExpressionType.BOOLEAN);
            case IS_NULL -> new Application(operator, List.of(operands.get(0).typed()), ExpressionType.BOOLEAN);
            case EQUAL, NOT_EQUAL, IN -> compared(operator, operands);
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, BETWEEN -> ordered(operator, operands);
            case COALESCE, NULLIF -> alike(operator, operands);
            case LIKE -> like(operands);
            case CONCATENATE, CONCAT -> joined(operator, operands);
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO, NEGATE, ABS -> arithmetic(operator, operands);
            case UPPER, LOWER -> letters(operator, operands);
            case TRIM, LTRIM, RTRIM, REPLACE -> each(operator, operands, ExpressionType.TEXT, ExpressionType.TEXT);
            case LENGTH -> each(operator, operands, ExpressionType.TEXT, ExpressionType.INTEGER);
            case SUBSTRING -> substring(operands);
            case ROUND -> operands.size() == 1 ? nearest(operator, operands.get(0)) : rounded(operands);
            case FLOOR, CEIL -> nearest(operator, operands.get(0));
            case EXTRACT -> extract(operands.get(0), operands.get(1));
            case DATE_TRUNC -> truncate(operands.get(0), operands.get(1));
        };
    }

    TypedExpression choice(Case choice, List<Operand> tests, List<Operand> values) {
        List<TypedExpression> conditions = choice.subject() == null
                ? tests.stream()
                        .map(test -> test.as(ExpressionType.BOOLEAN, "WHEN"))
                        .toList()
                : Operand.unified(tests, "CASE");
        List<TypedExpression> results = Operand.unified(values, "CASE");
        int first = choice.subject() == null ? 0 : 1;
        List<Branch> branches = new ArrayList<>();
        for (int i = 0; i < choice.whens().size(); i++) {
            branches.add(new Branch(conditions.get(first + i), results.get(i)));
        }
        TypedExpression subject = choice.subject() == null ? null : conditions.get(0);
        return Folding.fold(new Choice(subject, branches, results.getLast()), choice.offset());
    }

    private static Application each(
            Operator operator, List<Operand> operands, ExpressionType takes, ExpressionType gives) {
        List<TypedExpression> typed =
                operands.stream().map(o -> o.as(takes, operator.written())).toList();
        return new Application(operator, typed, gives);
    }

    private static Application compared(Operator operator, List<Operand> operands) {
        return new Application(operator, Operand.unified(operands, operator.written()), ExpressionType.BOOLEAN);
    }

    private Application ordered(Operator operator, List<Operand> operands) {
        doubts.order(operands);
        return compared(operator, operands);
    }

    private static Application alike(Operator operator, List<Operand> operands) {
        List<TypedExpression> typed = Operand.unified(operands, operator.written());
        return new Application(operator, typed, typed.get(0).type());
    }

    private Application like(List<Operand> operands) {
        doubts.pattern(operands.get(0));
        return each(Operator.LIKE, operands, ExpressionType.TEXT, ExpressionType.BOOLEAN);
    }

    private Application letters(Operator operator, List<Operand> operands) {
        doubts.letters(operator, operands.get(0));
        return each(operator, operands, ExpressionType.TEXT, ExpressionType.TEXT);
    }

    private Application joined(Operator operator, List<Operand> operands) {
        if (operator == Operator.CONCATENATE && operands.stream().noneMatch(o -> o.type() == ExpressionType.TEXT)) {
            throw new Mismatch(
                    operands.get(0).offset(),
                    "|| takes a text on one side at least.",
                    "Convert one of them: CAST(… AS text), or use CONCAT.");
        }
        return new Application(
                operator, operands.stream().map(o -> text(operator, o)).toList(), ExpressionType.TEXT);
    }

    /// CONCAT of PostgreSQL writes `t` where a CAST writes `true`, and || of bytes joins bytes: nobody should have to
    /// know, so neither is taken.
    private TypedExpression text(Operator operator, Operand operand) {
        ExpressionType refused = operator == Operator.CONCAT ? ExpressionType.BOOLEAN : ExpressionType.BYTES;
        if (operand.type() == refused) {
            throw new Mismatch(
                    operand.offset(),
                    "%s does not take %s.".formatted(operator.written(), refused.spoken()),
                    "Write CAST(… AS text).");
        }
        if (operand.known().type() == ExpressionType.TEXT) {
            return operand.typed();
        }
        doubts.conversion(operand, ExpressionType.TEXT);
        var conversion = new Conversion(operand.typed(), new DataType("text"), ExpressionType.TEXT);
        return Folding.fold(conversion, operand.offset());
    }

    private static Application arithmetic(Operator operator, List<Operand> operands) {
        operands.stream().filter(o -> !o.isUntyped()).forEach(o -> number(operator, o));
        boolean allUntyped = operands.stream().allMatch(Operand::isUntyped);
        List<TypedExpression> typed = allUntyped
                ? operands.stream()
                        .map(o -> o.as(ExpressionType.DECIMAL, operator.written()))
                        .toList()
                : Operand.unified(operands, operator.written());
        if (operator == Operator.MODULO && typed.get(0).type() == ExpressionType.DOUBLE) {
            throw new Mismatch(
                    operands.get(0).offset(),
                    "% takes no floating point numbers.",
                    "Convert them: CAST(… AS numeric).");
        }
        return new Application(operator, typed, typed.get(0).type());
    }

    private static void number(Operator operator, Operand operand) {
        if (!operand.type().isNumber()) {
            throw new Mismatch(
                    operand.offset(),
                    "%s takes numbers, and this is %s."
                            .formatted(operator.written(), operand.type().spoken()),
                    "Convert it, if it can be: CAST(… AS numeric).");
        }
    }

    private static Application substring(List<Operand> operands) {
        List<TypedExpression> typed = new ArrayList<>();
        typed.add(operands.get(0).as(ExpressionType.TEXT, "SUBSTRING"));
        operands.stream().skip(1).map(o -> count(o, "SUBSTRING")).forEach(typed::add);
        return new Application(Operator.SUBSTRING, typed, ExpressionType.TEXT);
    }

    /// PostgreSQL counts in 32 bits.
    private static TypedExpression count(Operand operand, String place) {
        TypedExpression whole = operand.as(ExpressionType.INTEGER, place);
        return Folding.fold(new Conversion(whole, new DataType("integer"), ExpressionType.INTEGER), operand.offset());
    }

    /// A decimal gives a decimal, any other number a floating one.
    private static Application nearest(Operator operator, Operand operand) {
        number(
                operator,
                operand.isUntyped()
                        ? new Operand(operand.source(), operand.as(ExpressionType.DOUBLE, operator.written()))
                        : operand);
        ExpressionType type = operand.type() == ExpressionType.DECIMAL ? ExpressionType.DECIMAL : ExpressionType.DOUBLE;
        return new Application(operator, List.of(operand.as(type, operator.written())), type);
    }

    /// How many places must be written out: beyond a thousand, versions of PostgreSQL round differently.
    private static Application rounded(List<Operand> operands) {
        TypedExpression value = operands.get(0).as(ExpressionType.DECIMAL, "ROUND to some places");
        TypedExpression places = count(operands.get(1), "ROUND");
        boolean known = places instanceof Constant constant
                && (constant.value() == null || Math.abs((Long) constant.value()) <= Decimals.MOST_ROUNDING);
        if (!known) {
            throw new Mismatch(
                    operands.get(1).offset(),
                    "ROUND takes a number of places that is the same for all rows.",
                    "Write a whole number between -1000 and 1000.");
        }
        return new Application(Operator.ROUND, List.of(value, places), ExpressionType.DECIMAL);
    }

    private static Application extract(Operand field, Operand value) {
        time(Operator.EXTRACT, value);
        Set<String> fields = new TreeSet<>(Times.DATE_FIELDS);
        if (value.type() != ExpressionType.DATE) {
            fields.addAll(Times.TIME_FIELDS);
        }
        return new Application(Operator.EXTRACT, List.of(named(field, fields), value.typed()), ExpressionType.DECIMAL);
    }

    /// Of a date PostgreSQL makes a timestamp with time zone.
    private static Application truncate(Operand field, Operand value) {
        time(Operator.DATE_TRUNC, value);
        ExpressionType type =
                value.type() == ExpressionType.TIMESTAMP ? ExpressionType.TIMESTAMP : ExpressionType.TIMESTAMPTZ;
        TypedExpression name = named(field, new TreeSet<>(Times.TRUNCATIONS));
        return new Application(Operator.DATE_TRUNC, List.of(name, value.as(type, "DATE_TRUNC")), type);
    }

    private static void time(Operator operator, Operand value) {
        if (!value.type().isTime()) {
            throw new Mismatch(
                    value.offset(),
                    "%s takes a date or a timestamp, and this is %s."
                            .formatted(operator.written(), value.type().spoken()),
                    "Convert it, if it can be: CAST(… AS timestamp).");
        }
    }

    private static Constant named(Operand field, Set<String> known) {
        String name = field.source() instanceof Literal literal ? literal.text().toLowerCase(Locale.ROOT) : "";
        if (!known.contains(name)) {
            throw new Mismatch(
                    field.offset(),
                    "This names no field that can be taken from the value.",
                    "Take one of %s.".formatted(String.join(", ", known)));
        }
        return new Constant(name, ExpressionType.TEXT);
    }
}
