package io.reloquent.source.postgresql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The server's process behind one connection.
///
/// @param server when the server was started, which tells it from others that answer at the same address
record Backend(int process, String server) {

    /// What a process is doing, as another connection sees it.
    enum Activity {
        /// It waits for this side: it has sent all it has, or cannot send more.
        WAITS_FOR_US,
        /// Anything else, a long sort for example.
        BUSY,
        /// It is not there.
        NONE
    }

    static Backend of(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(SqlFile.named("backend").text())) {
            if (!rows.next()) {
                throw new SQLException("the server does not say who it is");
            }
            return new Backend(rows.getInt("process"), rows.getString("server"));
        }
    }

    /// What the processes of one server are doing. Of processes of another server nothing is known: those are left
    /// out.
    static Map<Backend, Activity> activities(Connection connection, Set<Backend> asked) throws SQLException {
        String server = of(connection).server();
        Set<Integer> present = new HashSet<>();
        Set<Integer> waiting = new HashSet<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(SqlFile.named("activity").text())) {
            while (rows.next()) {
                present.add(rows.getInt("process"));
                if (waitsForUs(rows)) {
                    waiting.add(rows.getInt("process"));
                }
            }
        }
        Map<Backend, Activity> activities = new HashMap<>();
        for (Backend backend : asked) {
            if (backend.server().equals(server)) {
                activities.put(backend, activity(backend.process(), present, waiting));
            }
        }
        return activities;
    }

    private static Activity activity(int process, Set<Integer> present, Set<Integer> waiting) {
        if (!present.contains(process)) {
            return Activity.NONE;
        }
        return waiting.contains(process) ? Activity.WAITS_FOR_US : Activity.BUSY;
    }

    /// To read a client's words, or to write to one.
    private static boolean waitsForUs(ResultSet row) throws SQLException {
        return "Client".equals(row.getString("waits_for"));
    }
}
