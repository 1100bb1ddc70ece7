package io.reloquent.source.postgresql;

import io.reloquent.connection.SourceAddress;
import io.reloquent.fault.YoursToFix;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// The schemas to look at: those an address names, or all but the system's own.
final class Schemas {

    private Schemas() {}

    /// @throws YoursToFix if a schema is named that is not there
    static List<String> read(Connection connection, SourceAddress address) throws SQLException {
        var existing = new Queries(connection, List.of()).list("schemas", row -> row.getString("name"));
        var missing = address.schemas().stream()
                .distinct()
                .filter(s -> !existing.contains(s))
                .toList();
        if (!missing.isEmpty()) {
            throw YoursToFix.usage(
                    "Database %s has no schema %s.".formatted(address.place(), String.join(", ", missing)),
                    existing.isEmpty()
                            ? "It has no schema but the system's own."
                            : "It has %s. Name those to look at in reloquent.yaml, or none to look at all."
                                    .formatted(String.join(", ", existing)));
        }
        return address.schemas().isEmpty()
                ? existing
                : existing.stream().filter(address.schemas()::contains).toList();
    }
}
