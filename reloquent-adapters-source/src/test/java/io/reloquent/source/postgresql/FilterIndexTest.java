package io.reloquent.source.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.catalog.DataType;
import io.reloquent.expression.ExpressionType;
import io.reloquent.expression.Operator;
import io.reloquent.expression.TypedExpression.Application;
import io.reloquent.expression.TypedExpression.ColumnValue;
import io.reloquent.expression.TypedExpression.Constant;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A filter lets the source use its indexes.
class FilterIndexTest {

    private static final String DATABASE = "filters";

    @BeforeAll
    static void create() throws SQLException {
        TestServer.create(DATABASE, """
                create table public.rows as
                select n as "integer", n::bigint as "bigint", (n % 30000)::smallint as "smallint", n::numeric as "numeric"
                from generate_series(1, 50000) n;
                create index on public.rows ("integer");
                create index on public.rows ("bigint");
                create index on public.rows ("smallint");
                create index on public.rows ("numeric");
                analyze public.rows""");
    }

    @ParameterizedTest
    @CsvSource({"integer, INTEGER", "bigint, INTEGER", "smallint, INTEGER", "numeric, DECIMAL"})
    void by_a_column_and_a_constant(String type, ExpressionType expressed) throws SQLException {
        var column = new ColumnValue(type, new DataType(type), expressed, true);
        Object seven = expressed == ExpressionType.INTEGER ? 7L : new BigDecimal(7);
        var constant = new Constant(seven, expressed);
        assertThat(plan(new Application(Operator.EQUAL, List.of(column, constant), ExpressionType.BOOLEAN)))
                .contains("Index Cond");
        assertThat(plan(new Application(Operator.LESS, List.of(column, constant), ExpressionType.BOOLEAN)))
                .contains("Index Cond");
        assertThat(plan(new Application(Operator.IN, List.of(column, constant, constant), ExpressionType.BOOLEAN)))
                .contains("Index Cond");
        assertThat(plan(new Application(Operator.BETWEEN, List.of(column, constant, constant), ExpressionType.BOOLEAN)))
                .contains("Index Cond");
        assertThat(plan(new Application(Operator.IS_NULL, List.of(column), ExpressionType.BOOLEAN)))
                .contains("Index Cond");
    }

    private static String plan(Application filter) throws SQLException {
        String sql = ExpressionSql.of(filter, name -> "r." + Identifiers.quoted(name));
        try (Connection connection = new PostgresConnections(TestServer.address(DATABASE)).open()) {
            return TestServer.ask(connection, "explain (format json) select * from public.rows as r where " + sql);
        }
    }
}
