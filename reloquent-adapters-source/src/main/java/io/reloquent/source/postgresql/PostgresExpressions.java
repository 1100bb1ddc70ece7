package io.reloquent.source.postgresql;

import io.reloquent.expression.TypedExpression;
import java.util.function.UnaryOperator;

/// Expressions of a design as PostgreSQL computes them.
public final class PostgresExpressions {

    private PostgresExpressions() {}

    /// SQL that stands by itself wherever a value can stand.
    ///
    /// @param column gives the SQL for a column by the name that the catalog has for it
    public static String sql(TypedExpression expression, UnaryOperator<String> column) {
        return ExpressionSql.of(expression, column);
    }
}
