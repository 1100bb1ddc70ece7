package io.reloquent.port.source;

import java.util.List;
import java.util.Map;

/// How another process reads under a snapshot, besides knowing the source's password.
///
/// @param properties  of the JDBC driver, none of them a secret
/// @param statements  that a session begins with, each a transaction of its own
/// @param transaction statements that its reading transaction begins with
public record Joining(Map<String, String> properties, List<String> statements, List<String> transaction) {
    public Joining {
        properties = Map.copyOf(properties);
        statements = List.copyOf(statements);
        transaction = List.copyOf(transaction);
    }
}
