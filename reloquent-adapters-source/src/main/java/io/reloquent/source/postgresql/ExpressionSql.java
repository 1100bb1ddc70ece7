package io.reloquent.source.postgresql;

import io.reloquent.expression.ExpressionType;
import io.reloquent.expression.Operator;
import io.reloquent.expression.TypedExpression;
import io.reloquent.expression.TypedExpression.Application;
import io.reloquent.expression.TypedExpression.Choice;
import io.reloquent.expression.TypedExpression.ColumnValue;
import io.reloquent.expression.TypedExpression.Constant;
import io.reloquent.expression.TypedExpression.Conversion;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An expression as SQL that means one thing whatever the settings of the database are: every value carries its type,
/// every text the collation that orders by code point, every operation its parentheses.
final class ExpressionSql {

    /// Types that the source compares with one another, whichever they are, by their values.
    private static final Set<String> WHOLE_NUMBERS = Set.of("smallint", "integer", "bigint");

    private final UnaryOperator<String> column;

    private ExpressionSql(UnaryOperator<String> column) {
        this.column = column;
    }

    static String of(TypedExpression expression, UnaryOperator<String> column) {
        return new ExpressionSql(column).sql(expression);
    }

    private String sql(TypedExpression expression) {
        return switch (expression) {
            case Constant constant -> constant(constant);
            case ColumnValue value -> value(value);
            case Conversion conversion -> conversion(conversion);
            case Choice choice -> choice(choice);
            case Application application -> application(application);
        };
    }

    private static String constant(Constant constant) {
        String type = constant.type().sql();
        String literal = constant.text().map(text -> Literals.typed(text, type)).orElse("NULL::" + type);
        return "(" + collated(literal, constant.type()) + ")";
    }

    private String value(ColumnValue value) {
        String named = column.apply(value.name());
        return value.type() == ExpressionType.OTHER
                ? named
                : "(" + collated(cast(named, value.type().sql()), value.type()) + ")";
    }

    /// To be compared: a column as it is, where that changes nothing, since an index knows no cast.
    private String compared(TypedExpression operand) {
        return operand instanceof ColumnValue value
                        && WHOLE_NUMBERS.contains(value.source().toString())
                ? column.apply(value.name())
                : sql(operand);
    }

    /// To be asked whether it is null, which no cast changes.
    private String asked(TypedExpression operand) {
        return operand instanceof ColumnValue value ? column.apply(value.name()) : sql(operand);
    }

    /// Without a collation of its own, a text would be compared as its column or the database says.
    private static String collated(String sql, ExpressionType type) {
        return type == ExpressionType.TEXT ? sql + " COLLATE \"C\"" : sql;
    }

    private static String cast(String sql, String type) {
        return "CAST(" + sql + " AS " + type + ")";
    }

    private String conversion(Conversion conversion) {
        String operand = sql(conversion.operand());
        return switch (conversion.type()) {
            case INTEGER -> whole(operand, conversion);
            case TIMESTAMPTZ -> moved(operand, conversion.operand().type(), ExpressionType.TIMESTAMP);
            case DATE, TIMESTAMP ->
                cast(
                        local(operand, conversion.operand().type()),
                        conversion.type().sql());
            case TEXT -> "(" + collated(cast(operand, "text"), ExpressionType.TEXT) + ")";
            default -> cast(operand, conversion.target().toString());
        };
    }

    /// A condition becomes a number of 32 bits and no other.
    private static String whole(String operand, Conversion conversion) {
        boolean truth = conversion.operand().type() == ExpressionType.BOOLEAN;
        String narrow = truth ? cast(operand, "integer") : operand;
        return cast(cast(narrow, conversion.target().name()), "bigint");
    }

    /// As a timestamp with time zone; a text or one already is read as it is.
    private static String moved(String operand, ExpressionType from, ExpressionType through) {
        return switch (from) {
            case DATE, TIMESTAMP -> "(" + cast(operand, through.sql()) + " AT TIME ZONE 'UTC')";
            default -> cast(operand, "timestamptz");
        };
    }

    /// Without a time zone: the time that it is in UTC.
    private static String local(String operand, ExpressionType from) {
        return from == ExpressionType.TIMESTAMPTZ ? "(" + operand + " AT TIME ZONE 'UTC')" : operand;
    }

    private String choice(Choice choice) {
        TypedExpression subject = choice.subject();
        String whens = choice.branches().stream()
                .map(branch -> "WHEN " + sql(branch.condition()) + " THEN " + sql(branch.result()))
                .collect(Collectors.joining(" "));
        String start = subject == null ? "(CASE " : "(CASE " + sql(subject) + " ";
        return start + whens + " ELSE " + sql(choice.otherwise()) + " END)";
    }

    private String application(Application application) {
        Operator operator = application.operator();
        List<TypedExpression> operands = application.operands();
        List<String> sql = operands.stream().map(this::sql).toList();
        return switch (operator) {
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
                infix(operator.written(), operands.stream().map(this::compared).toList());
            case OR, AND -> infix(operator.written(), sql);
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO, CONCATENATE -> infix(operator.written(), sql);
            case NOT -> "(NOT " + sql.get(0) + ")";
            case NEGATE -> "(- " + sql.get(0) + ")";
            case IS_NULL -> isNull(operands.get(0), asked(operands.get(0)));
            case IN ->
                "(%s = ANY (ARRAY[%s]))"
                        .formatted(
                                compared(operands.get(0)), commas(sql.stream().skip(1)));
            case BETWEEN ->
                "(%s BETWEEN %s AND %s)"
                        .formatted(operands.stream().map(this::compared).toArray());
            case LIKE -> "(" + sql.get(0) + " LIKE " + sql.get(1) + escape(sql) + ")";
            case UPPER, LOWER -> "(%s(%s COLLATE \"default\") COLLATE \"C\")".formatted(name(operator), sql.get(0));
            case TRIM -> call("btrim", sql);
            case SUBSTRING ->
                call("substr", Stream.concat(Stream.of(sql.get(0)), counts(sql)).toList());
            case ROUND ->
                call("round", Stream.concat(Stream.of(sql.get(0)), counts(sql)).toList());
            case EXTRACT -> extract((Constant) operands.get(0), operands.get(1), sql.get(1));
            case DATE_TRUNC -> truncate((Constant) operands.get(0), application.type(), sql.get(1));
            case COALESCE, NULLIF, CONCAT, LTRIM, RTRIM, LENGTH, REPLACE, FLOOR, CEIL, ABS ->
                result(application, call(name(operator), sql));
        };
    }

    /// `length` counts in 32 bits.
    private static String result(Application application, String call) {
        return application.operator() == Operator.LENGTH ? cast(call, "bigint") : call;
    }

    private static String name(Operator operator) {
        return operator.written().toLowerCase(Locale.ROOT);
    }

    private static String call(String function, List<String> operands) {
        return function + "(" + commas(operands.stream()) + ")";
    }

    private static String commas(Stream<String> operands) {
        return operands.collect(Collectors.joining(", "));
    }

    private static String infix(String operator, List<String> operands) {
        return operands.stream().collect(Collectors.joining(" " + operator + " ", "(", ")"));
    }

    /// IS NULL of a composite value would ask whether all its attributes are.
    private static String isNull(TypedExpression operand, String sql) {
        String question = operand.type() == ExpressionType.OTHER ? " IS NOT DISTINCT FROM NULL)" : " IS NULL)";
        return "(" + sql + question;
    }

    private static String escape(List<String> operands) {
        return operands.size() > 2 ? " ESCAPE " + operands.get(2) : "";
    }

    private static Stream<String> counts(List<String> operands) {
        return operands.stream().skip(1).map(count -> cast(count, "integer"));
    }

    /// Before PostgreSQL 14 it was a floating number; rounded, it is one decimal everywhere.
    private static String extract(Constant field, TypedExpression value, String sql) {
        String name = field.text().orElseThrow();
        boolean fine = name.equals("second") || (name.equals("epoch") && value.type() != ExpressionType.DATE);
        String extracted = cast("extract(" + name + " FROM " + local(sql, value.type()) + ")", "numeric");
        return "round(" + extracted + ", " + (fine ? 6 : 0) + ")";
    }

    private static String truncate(Constant field, ExpressionType type, String sql) {
        String name = Literals.typed(field.text().orElseThrow(), "text");
        String truncated = "date_trunc(" + name + ", " + local(sql, type) + ")";
        return type == ExpressionType.TIMESTAMPTZ ? "(" + truncated + " AT TIME ZONE 'UTC')" : truncated;
    }
}
