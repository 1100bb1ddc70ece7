package io.reloquent.source.postgresql;

import io.reloquent.connection.SourceAddress;
import io.reloquent.fault.YoursToFix;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// A refusal for want of a privilege, or because some rows would be hidden.
final class MissingPrivilege {

    private static final Pattern DENIED = Pattern.compile(
            "permission denied for (table|view|materialized view|foreign table|schema|sequence|database|function) (.+)");

    private MissingPrivilege() {}

    static YoursToFix of(SQLException e, SourceAddress address) {
        return isRowSecurity(e) ? rowSecurity(address, PostgresFaults.words(e), e) : denied(e, address);
    }

    /// The server names the place in its own code in every language, unlike its sentence.
    private static boolean isRowSecurity(SQLException e) {
        ServerErrorMessage server = e instanceof PSQLException said ? said.getServerErrorMessage() : null;
        return (server != null && "check_enable_rls".equals(server.getRoutine()))
                || PostgresFaults.words(e).contains("row-level security");
    }

    static YoursToFix rowSecurity(SourceAddress address, String why, @Nullable Throwable cause) {
        return YoursToFix.access(
                "PostgreSQL at %s would hide rows from user %s: %s."
                        .formatted(address.place(), address.username(), why),
                "Read as a role that row-level security does not bind: alter role %s bypassrls."
                        .formatted(quoted(address.username())),
                cause);
    }

    private static YoursToFix denied(SQLException e, SourceAddress address) {
        String words = PostgresFaults.words(e);
        return YoursToFix.access(
                "PostgreSQL at %s lacks a privilege for user %s: %s."
                        .formatted(address.place(), address.username(), words),
                "Grant it: %s.".formatted(grant(DENIED.matcher(words), quoted(address.username()))),
                e);
    }

    private static String grant(Matcher denied, String user) {
        if (!denied.matches()) {
            return "grant usage on the schema and select on its tables to " + user;
        }
        return switch (denied.group(1)) {
            case "schema" -> "grant usage on schema %s to %s".formatted(quoted(denied.group(2)), user);
            case "database" -> "grant connect on database %s to %s".formatted(unquoted(denied.group(2)), user);
            case "sequence" -> "grant select on sequence %s to %s".formatted(quoted(denied.group(2)), user);
            case "function" -> "grant execute on function %s to %s".formatted(denied.group(2), user);
            default -> "grant select on %s to %s".formatted(quoted(denied.group(2)), user);
        };
    }

    /// The server itself quotes the name of a database, and no other.
    private static String unquoted(String name) {
        return name.startsWith("\"") && name.endsWith("\"") && name.length() > 1 ? name : quoted(name);
    }

    static String quoted(String name) {
        return name.matches("[a-z_][a-z0-9_]*") ? name : Identifiers.quoted(name);
    }
}
