package io.reloquent.expression;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.Column;
import io.reloquent.catalog.DataType;
import io.reloquent.catalog.NamedType.DomainType;
import io.reloquent.catalog.NamedType.EnumType;
import io.reloquent.catalog.RowCount;
import io.reloquent.catalog.Table;
import io.reloquent.catalog.TableName;
import io.reloquent.expression.Expression.Case;
import io.reloquent.expression.Expression.Cast;
import io.reloquent.expression.Expression.ColumnName;
import io.reloquent.expression.Expression.Literal;
import io.reloquent.expression.Expression.Literal.Kind;
import io.reloquent.expression.Expression.Operation;
import io.reloquent.expression.Expression.When;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Expressions in few words, and a table they are about.
final class Written {

    private static final Map<String, String> COLUMNS = Map.ofEntries(
            Map.entry("yes", "boolean"),
            Map.entry("small", "smallint"),
            Map.entry("big", "bigint"),
            Map.entry("amount", "numeric(10,2)"),
            Map.entry("weight", "double precision"),
            Map.entry("name", "text"),
            Map.entry("code", "char(4)"),
            Map.entry("mood", "shop.mood"),
            Map.entry("year", "shop.year"),
            Map.entry("raw", "bytea"),
            Map.entry("token", "uuid"),
            Map.entry("born", "date"),
            Map.entry("placed", "timestamp"),
            Map.entry("shipped", "timestamptz"),
            Map.entry("tags", "text[]"),
            Map.entry("Twin", "text"),
            Map.entry("tWIN", "text"));

    private Written() {}

    static Catalog catalog() {
        List<Column> columns = COLUMNS.entrySet().stream()
                .map(c -> new Column(
                        c.getKey(), DataType.parse(c.getValue()), !c.getKey().equals("big")))
                .toList();
        var table = new Table(
                new TableName("shop", "t"),
                Table.Kind.TABLE,
                columns,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                RowCount.unknown(),
                0,
                null);
        return new Catalog(
                "PostgreSQL",
                "shop",
                List.of(table),
                List.of(),
                List.of(
                        new EnumType("shop.mood", List.of("sad", "glad")),
                        new DomainType("shop.year", new DataType("integer"), List.of())),
                List.of(),
                List.of());
    }

    static Checked check(Expression expression) {
        return TypeCheck.check(expression, catalog().tables().get(0), catalog());
    }

    static TypedExpression typed(Expression expression) {
        Checked checked = check(expression);
        return checked.typed().orElseThrow(() -> new AssertionError(checked.errors()));
    }

    static @Nullable Object value(Expression expression, Map<String, Object> row) {
        return new Evaluation(row::get).value(typed(expression));
    }

    static Expression column(String name) {
        return new ColumnName(7, name, false);
    }

    static Expression number(String text) {
        return new Literal(3, Kind.NUMBER, text);
    }

    static Expression text(String text) {
        return new Literal(5, Kind.TEXT, text);
    }

    static Expression nothing() {
        return new Literal(0, Kind.NULL, "null");
    }

    static Expression apply(Operator operator, Object... operands) {
        return new Operation(
                1, operator, Stream.of(operands).map(Written::expression).toList());
    }

    static Expression cast(Object operand, String type) {
        return new Cast(2, expression(operand), DataType.parse(type));
    }

    static Expression either(Object condition, Object then, Object otherwise) {
        return new Case(0, null, List.of(new When(expression(condition), expression(then))), expression(otherwise));
    }

    /// A string names a column, a number is itself.
    private static Expression expression(Object written) {
        return switch (written) {
            case Expression expression -> expression;
            case Integer number -> number(number.toString());
            default -> column(written.toString());
        };
    }
}
