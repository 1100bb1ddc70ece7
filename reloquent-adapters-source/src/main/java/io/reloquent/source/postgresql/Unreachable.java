package io.reloquent.source.postgresql;

import io.reloquent.connection.SourceAddress;
import io.reloquent.fault.Fault;
import io.reloquent.fault.OursOrTheirs;
import io.reloquent.fault.YoursToFix;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// A connection that did not come about, or broke.
final class Unreachable {

    /// Of the driver: not connected, connected and turned away.
    private static final String NOT_CONNECTED = "08001";

    static final String TURNED_AWAY = "08004";

    private Unreachable() {}

    static Fault of(SQLException e, SourceAddress address, String doing) {
        if (TURNED_AWAY.equals(e.getSQLState())) {
            return turnedAway(e, address);
        }
        if (cause(e, SSLException.class) != null) {
            return untrusted(e, address);
        }
        String reason = reason(e);
        if (reason != null) {
            return OursOrTheirs.passing(
                    "Cannot reach PostgreSQL at %s:%d: %s.".formatted(address.host(), address.port(), reason),
                    "Check that it runs and that host and port in reloquent.yaml are right.",
                    e);
        }
        return OursOrTheirs.passing(
                "Lost the connection to PostgreSQL at %s while %s: %s."
                        .formatted(address.place(), doing, PostgresFaults.words(e)),
                "Check the server and the network, and try again.",
                e);
    }

    private static @Nullable String reason(SQLException e) {
        if (cause(e, UnknownHostException.class) != null) {
            return "unknown host";
        }
        if (cause(e, NoRouteToHostException.class) != null) {
            return "no route to host";
        }
        ConnectException refused = cause(e, ConnectException.class);
        if (refused != null) {
            return String.valueOf(refused.getMessage()).contains("refused") ? "connection refused" : "no connection";
        }
        boolean notConnected = NOT_CONNECTED.equals(e.getSQLState());
        if (notConnected || cause(e, SocketTimeoutException.class) != null) {
            return "no answer within %d seconds".formatted(PostgresConnections.CONNECT_SECONDS);
        }
        return null;
    }

    private static Fault turnedAway(SQLException e, SourceAddress address) {
        String words = PostgresFaults.words(e);
        if (words.contains("password")) {
            return PostgresFaults.refusedPassword(e, address);
        }
        if (words.contains("SSL")) {
            return YoursToFix.usage(
                    "PostgreSQL at %s:%d does not offer TLS.".formatted(address.host(), address.port()),
                    "Turn TLS on in the server, or off for the source in reloquent.yaml.",
                    e);
        }
        return new OursOrTheirs(
                "PostgreSQL at %s turned the connection away: %s.".formatted(address.place(), words),
                "See the server's log.",
                e);
    }

    private static YoursToFix untrusted(SQLException e, SourceAddress address) {
        return YoursToFix.access(
                "PostgreSQL at %s:%d does not prove by its certificate who it is: %s."
                        .formatted(address.host(), address.port(), PostgresFaults.words(e)),
                "Use the host name in its certificate, and make Java trust the authority that signed it"
                        + " (-Djavax.net.ssl.trustStore).",
                e);
    }

    static <T extends Throwable> @Nullable T cause(Throwable e, Class<T> type) {
        int depth = 0;
        for (Throwable cause = e; cause != null && depth < 20; cause = cause.getCause(), depth++) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
