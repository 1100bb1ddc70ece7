package io.reloquent.source.postgresql;

import io.reloquent.source.postgresql.Backend.Activity;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// One connection that is looked after, and what was found the last time.
final class Watched {

    private final Connection connection;
    private final Line line;
    private final Backend backend;

    /// The wait that was last asked about, by its beginning, and when that was.
    private long wait;

    private long lookedAt;
    private boolean suspect;

    Watched(Connection connection, Line line, Backend backend) {
        this.connection = connection;
        this.line = line;
        this.backend = backend;
    }

    Backend backend() {
        return backend;
    }

    boolean isClosed() {
        return isClosed(connection);
    }

    /// As far as the driver knows.
    static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    /// Whether it is time to ask about it: nothing has arrived for so long, since the wait began or since it was last
    /// asked about.
    boolean isSilent(Duration patience) {
        long since = line.waitingSince();
        if (since != wait) {
            wait = since;
            lookedAt = since;
            suspect = false;
        }
        return since != 0 && System.nanoTime() - lookedAt >= patience.toNanos();
    }

    /// @param activity what its process is doing; null if the server would not say
    void judge(@Nullable Activity activity) {
        lookedAt = System.nanoTime();
        boolean suspectBefore = suspect;
        suspect = activity == Activity.WAITS_FOR_US;
        if (activity == Activity.NONE) {
            giveUp(new Verdict.Ended(seconds()));
        } else if (suspect && suspectBefore) {
            // Twice, because an answer may have been on its way the first time.
            giveUp(new Verdict.Undelivered(seconds()));
        }
    }

    void unanswered() {
        giveUp(new Verdict.Unanswered(seconds()));
    }

    /// Ends what the server does for it, and the connection.
    void abandon() {
        try {
            connection.unwrap(PGConnection.class).cancelQuery();
        } catch (SQLException e) {
            // The server then ends it by itself, later.
            suspect = true;
        }
        line.giveUp(new Verdict.Abandoned());
    }

    private long seconds() {
        return Duration.ofNanos(System.nanoTime() - wait).toSeconds();
    }

    /// Unless something has arrived while the server was asked.
    private void giveUp(Verdict verdict) {
        if (line.waitingSince() == wait) {
            line.giveUp(verdict);
        }
    }
}
