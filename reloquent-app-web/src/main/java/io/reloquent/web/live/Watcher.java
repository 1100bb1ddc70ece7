package io.reloquent.web.live;

import io.reloquent.web.live.LiveMessage.Delta;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One browser that watches, and how far it has been told. What happens between two looks comes as one message, so that
/// a slow browser gets fewer and larger ones, and holds up nobody.
final class Watcher {

    private static final long PULSE = Duration.ofSeconds(5).toNanos();

    private final Jobs jobs;
    private String job = "";
    private long reached = -1;
    private boolean lost = true;
    private long told = System.nanoTime();

    Watcher(Jobs jobs) {
        this.jobs = jobs;
    }

    /// It has missed something, or says so.
    synchronized void isLost() {
        lost = true;
    }

    /// What to tell it now, if there is something. Where nothing happens, an empty message says every 5 seconds that
    /// the connection lives.
    synchronized Optional<LiveMessage> next() {
        Optional<LiveMessage> message = message();
        message.ifPresent(said -> {
            reached = said.sequence();
            told = System.nanoTime();
        });
        return message;
    }

    private Optional<LiveMessage> message() {
        Optional<Job> now = jobs.latest();
        String present = now.map(Job::id).orElse("");
        if (lost || !present.equals(job)) {
            lost = false;
            job = present;
            return Optional.of(now.<LiveMessage>map(Job::snapshot).orElseGet(jobs::snapshot));
        }
        boolean isDue = System.nanoTime() - told >= PULSE;
        if (now.isEmpty()) {
            return isDue ? Optional.of(pulse()) : Optional.empty();
        }
        return isDue || now.get().sequence() > reached ? Optional.of(now.get().since(reached)) : Optional.empty();
    }

    private Delta pulse() {
        return new Delta(
                reached,
                reached,
                Optional.empty(),
                List.of(),
                LiveMessage.RatesView.NONE,
                new LiveMessage.ConnectionsView(0, 0),
                List.of(),
                List.of(),
                List.of());
    }
}
