package io.reloquent.expression;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.Column;
import io.reloquent.catalog.DataType;
import io.reloquent.catalog.Table;
import io.reloquent.expression.Expression.ColumnName;
import io.reloquent.expression.TypedExpression.ColumnValue;
import io.reloquent.fault.Nearest;
import java.util.List;

/// The columns of a table as an expression can name them.
final class ColumnNames {

    private static final int SHOWN = 3;

    private final Table table;
    private final Catalog catalog;

    ColumnNames(Table table, Catalog catalog) {
        this.table = table;
        this.catalog = catalog;
    }

    ColumnValue resolve(ColumnName name) {
        Column column = table.column(name.name()).orElseGet(() -> inAnyCase(name));
        return new ColumnValue(
                column.name(),
                catalog.underlying(column.type()),
                ExpressionType.of(catalog, column.type()),
                column.nullable());
    }

    /// Whether the source orders its values by its own list and not as texts.
    boolean isEnum(TypedExpression value) {
        return value instanceof ColumnValue column && ExpressionType.isEnum(catalog, type(column));
    }

    /// Whether it is of a length, so that the source fills it with blanks.
    boolean isPadded(TypedExpression value) {
        return value instanceof ColumnValue column && type(column).name().equals("char");
    }

    private DataType type(ColumnValue value) {
        return catalog.underlying(table.column(value.name()).orElseThrow().type());
    }

    private Column inAnyCase(ColumnName name) {
        List<Column> alike = name.quoted()
                ? List.of()
                : table.columns().stream()
                        .filter(c -> c.name().equalsIgnoreCase(name.name()))
                        .toList();
        if (alike.size() > 1) {
            throw new Mismatch(
                    name.offset(),
                    "%s may be any of the columns %s.".formatted(name.name(), quoted(alike)),
                    "Put the one you mean in double quotes.");
        }
        return alike.stream().findFirst().orElseThrow(() -> unknown(name));
    }

    private Mismatch unknown(ColumnName name) {
        List<String> near = Nearest.all(
                name.name(), table.columns().stream().map(Column::name).toList());
        String remedy = near.isEmpty()
                ? "Use a column of that table; a text goes in single quotes."
                : "Did you mean %s?"
                        .formatted(String.join(
                                " or ",
                                near.stream()
                                        .limit(SHOWN)
                                        .map(ColumnNames::quoted)
                                        .toList()));
        return new Mismatch(name.offset(), "%s has no column %s.".formatted(table.name(), quoted(name.name())), remedy);
    }

    private static String quoted(List<Column> columns) {
        return String.join(
                " and ",
                columns.stream().map(Column::name).map(ColumnNames::quoted).toList());
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
