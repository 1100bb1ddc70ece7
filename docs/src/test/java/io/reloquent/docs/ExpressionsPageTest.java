package io.reloquent.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.Column;
import io.reloquent.catalog.DataType;
import io.reloquent.catalog.NamedType.EnumType;
import io.reloquent.catalog.RowCount;
import io.reloquent.catalog.Table;
import io.reloquent.catalog.TableName;
import io.reloquent.core.syntax.SqlSyntax;
import io.reloquent.expression.ExpressionType;
import io.reloquent.expression.Operator;
import io.reloquent.expression.TypeCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The page of the language says what the program takes.
class ExpressionsPageTest {

    private static final Page PAGE = Page.of(Repository.page("reference/expressions.md"));
    private static final TableName NAME = TableName.parse("shop.orders");

    private final Catalog catalog = new Catalog(
            "PostgreSQL",
            "shop",
            List.of(table()),
            List.of(),
            List.of(new EnumType("shop.order_status", List.of("new", "sent", "done"))),
            List.of(),
            List.of());

    @Test
    void every_example_is_an_expression_over_the_table_of_the_page() {
        List<String> examples = PAGE.blocks("sql");
        assertThat(examples).hasSizeGreaterThan(30);
        for (String example : examples) {
            var checked = TypeCheck.check(new SqlSyntax().parse(example.strip()), catalog.table(NAME), catalog);
            assertThat(checked.errors()).as(example).isEmpty();
        }
    }

    @Test
    void every_operator_and_function_has_an_example() {
        String examples = String.join("\n", PAGE.blocks("sql"));
        Stream.of(Operator.values()).forEach(operator -> assertThat(examples).contains(operator.written()));
    }

    @Test
    void every_function_is_in_the_table() {
        List<String> first = PAGE.rows().stream().map(row -> row.get(0)).toList();
        Stream.of(Operator.values())
                .filter(Operator::isFunction)
                .forEach(function ->
                        assertThat(first).anyMatch(cell -> cell.startsWith("`" + function.written() + "(")));
    }

    @Test
    void every_column_of_a_known_type_is_of_the_type_it_is_listed_under() {
        List<List<String>> rows =
                PAGE.rows().stream().filter(row -> row.size() == 3).toList();
        assertThat(rows).hasSizeGreaterThan(10);
        List<ExpressionType> types = new ArrayList<>(List.of(ExpressionType.values()));
        for (List<String> row : rows.subList(2, rows.size())) {
            ExpressionType type = types.removeFirst();
            Stream.of(row.get(1).split(", "))
                    .filter(name -> name.startsWith("`"))
                    .map(name -> DataType.parse(name.replace("`", "")))
                    .forEach(
                            name -> assertThat(ExpressionType.of(catalog, name)).isEqualTo(type));
        }
        assertThat(types).containsExactly(ExpressionType.OTHER);
    }

    /// As the first table of the page has it.
    private static Table table() {
        List<Column> columns = PAGE.rows().stream()
                .filter(row -> row.size() == 2
                        && row.get(0).startsWith("`")
                        && row.get(1).startsWith("`"))
                .map(row -> new Column(bare(row.get(0)), DataType.parse(bare(row.get(1))), true))
                .toList();
        return new Table(
                NAME,
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
    }

    private static String bare(String cell) {
        return cell.replace("`", "");
    }
}
