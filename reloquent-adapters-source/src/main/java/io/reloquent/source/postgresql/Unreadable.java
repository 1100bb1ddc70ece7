package io.reloquent.source.postgresql;

import io.reloquent.catalog.TableName;
import io.reloquent.connection.SourceAddress;
import io.reloquent.fault.YoursToFix;
import io.reloquent.plan.Join;
import io.reloquent.plan.Read;
import io.reloquent.run.KeyRange;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A table that the user may not read in full.
///
/// @param closed whether its schema is closed to the user
/// @param denied whether no column of it may be read; otherwise some may
/// @param hidden whether row-level security would hide rows
record Unreadable(TableName table, boolean closed, boolean denied, boolean hidden) {

    private static Unreadable read(ResultSet row) throws SQLException {
        return new Unreadable(
                Queries.name(row), row.getBoolean("closed"), row.getBoolean("denied"), row.getBoolean("hidden"));
    }

    /// Refuses reads that the server would refuse, with everything that is missing.
    ///
    /// @throws YoursToFix   if a privilege is missing, or rows would be hidden
    /// @throws SQLException if the server cannot be asked, or refuses some columns of a table
    static void refuse(Connection connection, SourceAddress address, List<Read> reads) throws SQLException {
        Set<TableName> wanted =
                reads.stream().flatMap(Unreadable::tables).collect(Collectors.toCollection(TreeSet::new));
        List<String> schemas = wanted.stream().map(TableName::schema).distinct().toList();
        List<Unreadable> found = new Queries(connection, schemas)
                .list("unreadable", Unreadable::read).stream()
                        .filter(unreadable -> wanted.contains(unreadable.table))
                        .toList();
        List<TableName> refused = tables(found, table -> table.closed || table.denied);
        if (!refused.isEmpty()) {
            throw refused(address, refused, found);
        }
        List<TableName> hidden = tables(found, Unreadable::hidden);
        if (!hidden.isEmpty()) {
            throw MissingPrivilege.rowSecurity(address, "row-level security is on for " + names(hidden), null);
        }
        List<TableName> inPart = tables(found, table -> true);
        for (Read read : reads) {
            if (tables(read).anyMatch(inPart::contains)) {
                explain(connection, read);
            }
        }
    }

    /// Which columns a query needs is known best by the server.
    private static void explain(Connection connection, Read read) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("explain " + new PostgresDialect().select(read, KeyRange.EVERYTHING));
        }
    }

    private static YoursToFix refused(SourceAddress address, List<TableName> refused, List<Unreadable> found) {
        String user = MissingPrivilege.quoted(address.username());
        List<String> grants = new ArrayList<>();
        String closed = found.stream()
                .filter(Unreadable::closed)
                .map(unreadable -> MissingPrivilege.quoted(unreadable.table.schema()))
                .distinct()
                .collect(Collectors.joining(", "));
        if (!closed.isEmpty()) {
            grants.add("grant usage on schema %s to %s".formatted(closed, user));
        }
        List<TableName> denied = tables(found, Unreadable::denied);
        if (!denied.isEmpty()) {
            String tables = denied.stream()
                    .map(table -> MissingPrivilege.quoted(table.schema()) + "." + MissingPrivilege.quoted(table.name()))
                    .collect(Collectors.joining(", "));
            grants.add("grant select on %s to %s".formatted(tables, user));
        }
        return YoursToFix.access(
                "PostgreSQL at %s does not let user %s read %s."
                        .formatted(address.place(), address.username(), names(refused)),
                "Grant it: %s.".formatted(String.join("; ", grants)),
                null);
    }

    private static List<TableName> tables(List<Unreadable> found, Predicate<Unreadable> which) {
        return found.stream().filter(which).map(Unreadable::table).toList();
    }

    private static String names(List<TableName> tables) {
        return tables.stream().map(TableName::toString).collect(Collectors.joining(", "));
    }

    private static Stream<TableName> tables(Read read) {
        return Stream.concat(Stream.of(read.table()), read.joins().stream().map(Join::table));
    }
}
