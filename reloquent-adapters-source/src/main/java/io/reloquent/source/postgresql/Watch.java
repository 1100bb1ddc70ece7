package io.reloquent.source.postgresql;

import io.reloquent.source.postgresql.Backend.Activity;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Looks after open connections: where a read has brought nothing for a while it asks the server over a connection of
/// its own whether that is as it should be, and gives up those that are dead.
///
/// A server that is busy, with a sort that takes ten minutes, is left alone.
final class Watch {

    /// Opens a connection that ends by itself when there is no answer in time.
    @FunctionalInterface
    interface Asking {
        Connection open() throws SQLException;
    }

    private static final Duration MOST_OFTEN = Duration.ofMillis(500);

    private final Patience patience;
    private final Asking asking;
    private final List<Watched> open = new ArrayList<>();
    private @Nullable Thread thread;

    Watch(Patience patience, Asking asking) {
        this.patience = patience;
        this.asking = asking;
    }

    /// From now on, until it is closed.
    synchronized void over(Connection connection, Line line, Backend backend) {
        open.add(new Watched(connection, line, backend));
        if (thread == null) {
            thread = new Thread(this::run, "source watch");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /// How many are open now.
    synchronized int size() {
        open.removeIf(watched -> watched.isClosed());
        return open.size();
    }

    /// Ends every read on them, from whatever thread.
    void abandon() {
        stillOpen().forEach(Watched::abandon);
    }

    private void run() {
        List<Watched> watched = stillOpen();
        while (!watched.isEmpty()) {
            try {
                Thread.sleep(MOST_OFTEN);
            } catch (InterruptedException e) {
                // Nobody interrupts it; if someone does, there is nothing to hurry for.
                continue;
            }
            look(watched.stream().filter(w -> w.isSilent(patience.silence())).toList());
            watched = stillOpen();
        }
    }

    /// Ends with the last connection; the next one starts another thread.
    private synchronized List<Watched> stillOpen() {
        open.removeIf(watched -> watched.isClosed());
        if (open.isEmpty()) {
            thread = null;
        }
        return List.copyOf(open);
    }

    private void look(List<Watched> silent) {
        if (silent.isEmpty()) {
            return;
        }
        try (Connection connection = asking.open()) {
            Map<Backend, Activity> activities = Backend.activities(
                    connection, silent.stream().map(Watched::backend).collect(Collectors.toSet()));
            silent.forEach(w -> w.judge(activities.get(w.backend())));
        } catch (SQLException e) {
            if (isNoAnswer(e)) {
                silent.forEach(Watched::unanswered);
            } else {
                silent.forEach(w -> w.judge(null));
            }
        }
    }

    /// A server that has no free connection, or refuses the password by now, has answered; and what the name service
    /// says about the server's name says nothing about the server.
    private static boolean isNoAnswer(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        boolean turnedAway = state.equals(Unreachable.TURNED_AWAY);
        return state.startsWith("08") && !turnedAway && Unreachable.cause(e, UnknownHostException.class) == null;
    }
}
