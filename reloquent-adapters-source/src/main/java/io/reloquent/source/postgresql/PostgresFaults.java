package io.reloquent.source.postgresql;

import io.reloquent.connection.SourceAddress;
import io.reloquent.fault.Fault;
import io.reloquent.fault.OursOrTheirs;
import io.reloquent.fault.YoursToFix;
import java.sql.SQLException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// Turns what the driver and the server say into a sentence for the user.
public final class PostgresFaults {

    private PostgresFaults() {}

    /// @param doing what was going on, to follow the word "while": `reading the catalog`
    public static Fault of(SQLException e, SourceAddress address, String doing) {
        GivenUp givenUp = Unreachable.cause(e, GivenUp.class);
        if (givenUp != null) {
            return givenUp.verdict().fault(address, doing, e);
        }
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        return switch (state) {
            case "28P01" -> refusedPassword(e, address);
            case "28000" -> refusedUser(e, address);
            case "3D000" -> noDatabase(e, address);
            case "42501" -> MissingPrivilege.of(e, address);
            case "25006" -> triedToWrite(e, address, doing);
            case "55P03" -> locked(e, address, doing);
            case "53300" -> noFreeConnection(e, address);
            case "57P01", "57P02", "57P03" -> Unreachable.of(e, address, doing);
            // Of division, overflow and conversion: only what the mapping computes does any of them.
            case "22012", "22003", "22P02", "22007", "22008" -> badValue(e, address, doing);
            default -> state.startsWith("08") ? Unreachable.of(e, address, doing) : anythingElse(e, address, doing);
        };
    }

    static YoursToFix refusedPassword(SQLException e, SourceAddress address) {
        return YoursToFix.access(
                "PostgreSQL at %s refused the password for user %s.".formatted(address.place(), address.username()),
                "Check username and password of the source in reloquent.yaml.",
                e);
    }

    private static YoursToFix refusedUser(SQLException e, SourceAddress address) {
        return YoursToFix.access(
                "PostgreSQL at %s does not let user %s in: %s."
                        .formatted(address.place(), address.username(), words(e)),
                "Check the username in reloquent.yaml, that the role may log in, and the server's pg_hba.conf.",
                e);
    }

    private static YoursToFix noDatabase(SQLException e, SourceAddress address) {
        return YoursToFix.usage(
                "PostgreSQL at %s:%d has no database \"%s\"."
                        .formatted(address.host(), address.port(), address.database()),
                "Check the name of the source database in reloquent.yaml.",
                e);
    }

    private static OursOrTheirs triedToWrite(SQLException e, SourceAddress address, String doing) {
        return new OursOrTheirs(
                "PostgreSQL at %s refused a write while %s: %s.".formatted(address.place(), doing, words(e)),
                "Reloquent only reads its source, and nothing was written. Please report this.",
                e);
    }

    private static OursOrTheirs locked(SQLException e, SourceAddress address, String doing) {
        return new OursOrTheirs(
                "PostgreSQL at %s kept a lock for longer than %d seconds while %s."
                        .formatted(address.place(), PostgresConnections.LOCK_SECONDS, doing),
                "Find who holds it in pg_locks (an ALTER TABLE, VACUUM FULL or LOCK TABLE), and try again after it.",
                e);
    }

    private static OursOrTheirs noFreeConnection(SQLException e, SourceAddress address) {
        return OursOrTheirs.passing(
                "PostgreSQL at %s has no free connection for user %s: %s."
                        .formatted(address.place(), address.username(), words(e)),
                "Wait until others leave, or give Reloquent fewer connections.",
                e);
    }

    private static YoursToFix badValue(SQLException e, SourceAddress address, String doing) {
        return YoursToFix.usage(
                "PostgreSQL at %s cannot compute a value while %s: %s.".formatted(address.place(), doing, words(e)),
                "Guard the expression, filter or default of the mapping that meets such a row, for example with"
                        + " NULLIF or CASE; a value given on the command line may be no value of its column.",
                e);
    }

    private static OursOrTheirs anythingElse(SQLException e, SourceAddress address, String doing) {
        return new OursOrTheirs(
                "PostgreSQL at %s failed while %s: %s.".formatted(address.place(), doing, words(e)),
                "See the server's log, mend the cause, and try again.",
                e);
    }

    /// The first line of what the server, or else the driver, said, without its full stop.
    static String words(SQLException e) {
        ServerErrorMessage server = e instanceof PSQLException said ? said.getServerErrorMessage() : null;
        String message = server == null ? e.getMessage() : server.getMessage();
        String first = String.valueOf(message)
                .lines()
                .findFirst()
                .orElse("no reason was given")
                .strip();
        return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
    }
}
