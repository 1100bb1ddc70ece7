package io.reloquent.web.live;

import java.util.Locale;

/// What a job may be: the use case that it carries out.
public enum JobKind {
    DISCOVER("Stopped. What was known of the source is as it was.", "Start it again."),
    ESTIMATE("Stopped. The estimate is as it was.", "Start it again."),
    PREPARE("Stopped. What was set up until then is noted in the target.", "Start it again; it does what is missing."),
    MIGRATE("Stopped.", "Start it again."),
    VALIDATE("Stopped. The report is as it was.", "Start it again."),
    INDEXES("Stopped. The server may go on with what it has begun.", "Start it again; it builds what is missing."),
    ROLLBACK("Stopped. What was dropped is gone.", "Start it again; it drops the rest.");

    private final String stopped;
    private final String next;

    JobKind(String stopped, String next) {
        this.stopped = stopped;
        this.next = next;
    }

    /// As the interface says it, and the command is called.
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What is so when it was stopped.
    String stopped() {
        return stopped;
    }

    /// What to do when it was stopped.
    String next() {
        return next;
    }

    /// Whether it does nothing but read the source: a thread that waits for it hears no interrupt.
    boolean isReading() {
        return this == DISCOVER || this == ESTIMATE;
    }
}
