package io.reloquent.connection;

import java.util.List;

/// A source database and how to open it.
///
/// @param schemas        the schemas to look at; empty looks at all but the system's own
/// @param tls            how the connection is protected
/// @param maxConnections connections a migration may hold at once, 1 to 50
public record SourceAddress(
        String host,
        int port,
        String database,
        String username,
        Secret password,
        List<String> schemas,
        Tls tls,
        int maxConnections) {

    public static final int MOST_CONNECTIONS = 50;

    /// How a connection to the source is protected.
    public enum Tls {
        /// Not at all.
        OFF,
        /// Encrypted, and the server's certificate and name are checked.
        VERIFY_FULL
    }

    public SourceAddress {
        schemas = List.copyOf(schemas);
        if (maxConnections < 1 || maxConnections > MOST_CONNECTIONS) {
            throw new IllegalArgumentException("a source is read over 1 to 50 connections, not " + maxConnections);
        }
    }

    /// Host, port and database, for messages.
    public String place() {
        return host + ":" + port + "/" + database;
    }
}
