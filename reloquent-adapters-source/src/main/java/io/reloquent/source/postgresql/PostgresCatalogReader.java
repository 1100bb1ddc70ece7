package io.reloquent.source.postgresql;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.Table;
import io.reloquent.port.source.CatalogReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Reads a PostgreSQL database's catalog: over one connection, in one read-only transaction, as of one moment.
public final class PostgresCatalogReader implements CatalogReader {

    private final PostgresConnections connections;

    public PostgresCatalogReader(PostgresConnections connections) {
        this.connections = connections;
    }

    @Override
    public Catalog read(Duration budget) {
        return inOneTransaction(queries -> {
            var structure = structure(queries);
            var measured = Measurements.take(
                    queries, structure.tables(), structure.catalog().foreignKeys(), Deadline.in(budget));
            return structure.with(measured);
        });
    }

    @Override
    public Catalog readStructure() {
        return inOneTransaction(queries -> structure(queries).catalog().structure());
    }

    /// The schema alone, and its tables by the numbers that the server gave them.
    private record Structure(Catalog catalog, Map<Long, Table> tables) {

        Catalog with(Measurements measured) {
            return new Catalog(
                    catalog.source(),
                    catalog.database(),
                    measured.tables(),
                    catalog.foreignKeys(),
                    catalog.types(),
                    catalog.sequences(),
                    measured.cardinalities());
        }
    }

    private static Structure structure(Queries queries) throws SQLException {
        Map<Long, Table> tables = Tables.read(queries);
        var server = queries.list("server", Server::read).getFirst();
        var catalog = new Catalog(
                "PostgreSQL " + server.version(),
                server.database(),
                List.copyOf(tables.values()),
                queries.list("foreign-keys", ForeignKeys::read),
                NamedTypes.read(queries),
                queries.list("sequences", Sequences::read),
                List.of());
        return new Structure(catalog, tables);
    }

    private record Server(String version, String database) {

        static Server read(ResultSet row) throws SQLException {
            return new Server(row.getString("version"), row.getString("database"));
        }
    }

    @FunctionalInterface
    private interface Reading {
        Catalog read(Queries queries) throws SQLException;
    }

    private Catalog inOneTransaction(Reading reading) {
        try (var connection = connections.open()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            var queries = new Queries(connection, Schemas.read(connection, connections.address()));
            Catalog catalog = reading.read(queries);
            connection.rollback();
            return catalog;
        } catch (SQLException e) {
            throw PostgresFaults.of(e, connections.address(), "reading the catalog");
        }
    }
}
