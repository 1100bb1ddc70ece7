package io.reloquent.fault;

import org.jspecify.annotations.Nullable;

/// A fault outside the user's files and decisions: a network, a server, a disk, or a defect of this tool.
public final class OursOrTheirs extends Fault {
    private static final long serialVersionUID = 1;

    public OursOrTheirs(String what, String next) {
        super(what, next, null);
    }

    public OursOrTheirs(String what, String next, @Nullable Throwable cause) {
        super(what, next, cause);
    }

    @Override
    public int exitCode() {
        return 1;
    }
}
