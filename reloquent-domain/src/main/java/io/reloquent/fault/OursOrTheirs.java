package io.reloquent.fault;

import org.jspecify.annotations.Nullable;

/// A fault outside the user's files and decisions: a network, a server, a disk, or a defect of this tool.
public final class OursOrTheirs extends Fault {
    private static final long serialVersionUID = 1;

    private final boolean passing;

    public OursOrTheirs(String what, String next) {
        this(what, next, null);
    }

    public OursOrTheirs(String what, String next, @Nullable Throwable cause) {
        this(what, next, cause, false);
    }

    private OursOrTheirs(String what, String next, @Nullable Throwable cause, boolean passing) {
        super(what, next, cause);
        this.passing = passing;
    }

    /// A fault that may well be over in a moment: an election, a restart, a cut connection.
    public static OursOrTheirs passing(String what, String next, @Nullable Throwable cause) {
        return new OursOrTheirs(what, next, cause, true);
    }

    /// Whether the same may succeed in a moment.
    public boolean isPassing() {
        return passing;
    }

    @Override
    public int exitCode() {
        return 1;
    }
}
