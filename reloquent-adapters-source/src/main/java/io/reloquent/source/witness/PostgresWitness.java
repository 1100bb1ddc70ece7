package io.reloquent.source.witness;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.Table;
import io.reloquent.design.DeclaredKey;
import io.reloquent.design.DocumentModel;
import io.reloquent.design.RootCollection;
import io.reloquent.expression.InvalidExpression;
import io.reloquent.expression.Syntax;
import io.reloquent.expression.TypeCheck;
import io.reloquent.plan.Blueprint;
import io.reloquent.port.compute.Witness;
import io.reloquent.port.source.Snapshot;
import io.reloquent.port.target.DocumentVisitor;
import io.reloquent.run.Unmakable;
import io.reloquent.source.postgresql.PostgresExpressions;
import java.sql.Connection;
import java.sql.SQLException;

/// Builds documents a second time from PostgreSQL.
public final class PostgresWitness implements Witness {

    private final Expressions expressions;

    /// @param syntax how the design's expressions are read
    public PostgresWitness(Syntax syntax) {
        this((catalog, table, text, row) -> computed(syntax, catalog, table, text, row));
    }

    public PostgresWitness(Expressions expressions) {
        this.expressions = expressions;
    }

    private static String computed(Syntax syntax, Catalog catalog, Table table, String text, String row) {
        try {
            var typed = TypeCheck.check(syntax.parse(text), table, catalog).typed();
            return PostgresExpressions.sql(
                    typed.orElseThrow(() -> new IllegalArgumentException("no expression: " + text)),
                    column -> Sql.column(row, column));
        } catch (InvalidExpression e) {
            throw new IllegalArgumentException("no expression: " + text, e);
        }
    }

    @Override
    public void documents(
            Blueprint blueprint, RootCollection root, Snapshot snapshot, Unmakable unmakable, DocumentVisitor visitor) {
        var weight = new Weight(unmakable);
        Stream stream = compose(blueprint, root, snapshot, weight);
        try (var reading = new Reading(stream, snapshot, weight)) {
            reading.documents(visitor);
        } catch (SQLException e) {
            throw snapshot.fault(e, "reading " + root.name() + " a second time");
        }
    }

    private Stream compose(Blueprint blueprint, RootCollection root, Snapshot snapshot, Weight weight) {
        DocumentModel model = blueprint.model();
        Catalog catalog = declared(blueprint.catalog(), model);
        try (Connection connection = snapshot.connect()) {
            return new Composition(
                            catalog,
                            model,
                            blueprint.types(),
                            expressions,
                            (table, sql) -> type(connection, table, sql),
                            weight)
                    .root(root);
        } catch (SQLException e) {
            throw snapshot.fault(e, "asking for the types of expressions");
        }
    }

    private static Catalog declared(Catalog source, DocumentModel model) {
        Catalog declared = source.with(model.foreignKeys());
        for (DeclaredKey key : model.keys()) {
            declared = declared.withKey(key.table(), key.columns());
        }
        return declared;
    }

    private static String type(Connection connection, Table table, String sql) throws SQLException {
        String query = "select " + sql + " from " + Sql.name(table.name()) + " as r";
        try (var statement = connection.prepareStatement(query)) {
            return statement.getMetaData().getColumnTypeName(1);
        }
    }
}
