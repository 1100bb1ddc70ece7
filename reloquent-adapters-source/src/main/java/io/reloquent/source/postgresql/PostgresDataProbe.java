package io.reloquent.source.postgresql;

import io.reloquent.catalog.ForeignKey;
import io.reloquent.design.DataFinding.BrokenKey;
import io.reloquent.design.DataFinding.LeadsNowhere;
import io.reloquent.design.DataFinding.NotLookedInto;
import io.reloquent.design.DeclaredKey;
import io.reloquent.design.Finding;
import io.reloquent.port.source.DataProbe;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Looks into the rows of a PostgreSQL database, in one read-only transaction.
public final class PostgresDataProbe implements DataProbe {

    private final PostgresConnections connections;

    public PostgresDataProbe(PostgresConnections connections) {
        this.connections = connections;
    }

    @Override
    public List<Finding> check(List<DeclaredKey> keys, List<ForeignKey> foreignKeys, Duration budget) {
        try (var connection = connections.open()) {
            connection.setAutoCommit(false);
            var attempts = new Attempts(new Queries(connection, List.of()), Deadline.in(budget));
            List<Finding> findings = new ArrayList<>();
            for (DeclaredKey key : keys) {
                check(attempts, key).ifPresent(findings::add);
            }
            for (ForeignKey key : foreignKeys) {
                check(attempts, key).ifPresent(findings::add);
            }
            connection.rollback();
            return findings;
        } catch (SQLException e) {
            throw PostgresFaults.of(e, connections.address(), "looking into the data");
        }
    }

    /// One row always comes back, so that none means that there was no answer.
    private static Optional<Finding> check(Attempts attempts, DeclaredKey key) throws SQLException {
        String place = key.table().toString();
        String columns = Identifiers.list(key.columns(), "", ", ");
        String example = attempts.first(
                """
                select coalesce(
                  (select row(%1$s)::text from %2$s where %3$s limit 1),
                  (select row(%1$s)::text from %2$s group by %1$s having count(*) > 1 limit 1),
                  '')
                """.formatted(
                        columns, Identifiers.quoted(key.table()), Identifiers.list(key.columns(), " is null", " or ")),
                row -> row.getString(1));
        if (example == null) {
            return Optional.of(new NotLookedInto(place, "the key " + String.join(", ", key.columns())));
        }
        return example.isEmpty()
                ? Optional.empty()
                : Optional.of(new BrokenKey(place, key.table(), key.columns(), example));
    }

    private static Optional<Finding> check(Attempts attempts, ForeignKey key) throws SQLException {
        String equal = IntStream.range(0, key.from().size())
                .mapToObj(i -> "p.%s = c.%s"
                        .formatted(
                                Identifiers.quoted(key.to().get(i)),
                                Identifiers.quoted(key.from().get(i))))
                .collect(Collectors.joining(" and "));
        String present = key.from().stream()
                .map(column -> "c." + Identifiers.quoted(column) + " is not null")
                .collect(Collectors.joining(" and "));
        Long rows = attempts.first(
                """
                select count(*) from (
                  select from %s as c
                  where %s and not exists (select from %s as p where %s)
                  limit %d
                ) as lost
                """.formatted(
                                Identifiers.quoted(key.child()),
                                present,
                                Identifiers.quoted(key.parent()),
                                equal,
                                LeadsNowhere.MOST),
                row -> row.getLong(1));
        if (rows == null) {
            return Optional.of(new NotLookedInto(key.name(), "the foreign key " + key.name()));
        }
        return rows == 0 ? Optional.empty() : Optional.of(new LeadsNowhere(key.name(), key, rows));
    }
}
