package io.reloquent.connection;

import java.util.List;

/// A source database and how to open it.
///
/// @param schemas        the schemas to look at; empty looks at all but the system's own
/// @param tls            how the connection is protected
/// @param maxConnections connections a migration may hold at once, 1 to 50
/// @param maxMegabytes   megabytes a second that a migration may read; 0 for as many as the source gives
public record SourceAddress(
        String host,
        int port,
        String database,
        String username,
        Secret password,
        List<String> schemas,
        Tls tls,
        int maxConnections,
        int maxMegabytes) {

    public static final int MOST_CONNECTIONS = 50;

    /// How a connection to the source is protected.
    public enum Tls {
        /// Not at all.
        OFF,
        /// Encrypted, and the server's certificate and name are checked.
        VERIFY_FULL
    }

    /// A source that may be read as fast as it gives.
    public SourceAddress(
            String host,
            int port,
            String database,
            String username,
            Secret password,
            List<String> schemas,
            Tls tls,
            int maxConnections) {
        this(host, port, database, username, password, schemas, tls, maxConnections, 0);
    }

    public SourceAddress {
        schemas = List.copyOf(schemas);
        if (maxConnections < 1 || maxConnections > MOST_CONNECTIONS) {
            throw new IllegalArgumentException("a source is read over 1 to 50 connections, not " + maxConnections);
        }
        if (maxMegabytes < 0) {
            throw new IllegalArgumentException("no source is read at " + maxMegabytes + " megabytes a second");
        }
    }

    /// Host, port and database, for messages.
    public String place() {
        return host + ":" + port + "/" + database;
    }

    /// Whether it is on the machine that asks, whose processors it then shares.
    public boolean isHere() {
        return Hosts.isHere(host);
    }
}
