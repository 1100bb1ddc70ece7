package io.reloquent.spark;

import java.sql.SQLException;
import java.util.Optional;

/// A server went away or refused; what was being done can be tried again.
final class ServerFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String server;
    private final String code;

    /// @param server `source` or `target`
    /// @param code   the server's own, or empty
    ServerFault(String server, String code, String message) {
        super(message);
        this.server = server;
        this.code = code;
    }

    /// What a failure of Spark comes from, if a server broke off: in a task of ours, or where Spark itself reads.
    static Optional<ServerFault> in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ServerFault fault) {
                return Optional.of(fault);
            }
            if (cause instanceof SQLException broken) {
                return Optional.of(of(broken));
            }
        }
        return Optional.empty();
    }

    static ServerFault of(SQLException e) {
        return new ServerFault(
                "source", e.getSQLState() == null ? "" : e.getSQLState(), String.valueOf(e.getMessage()));
    }

    String server() {
        return server;
    }

    String code() {
        return code;
    }
}
