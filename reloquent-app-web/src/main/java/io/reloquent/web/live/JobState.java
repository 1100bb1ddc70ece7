package io.reloquent.web.live;

import java.util.Locale;

/// Where a job is. The last three are its end.
public enum JobState {
    RUNNING,
    /// What is under way is finished, and no more is sent.
    PAUSED,
    /// It waits until somebody has decided what becomes of a partial failure.
    DECIDING,
    STOPPING,
    DONE,
    FAILED,
    STOPPED;

    /// As the interface says it.
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }
}
