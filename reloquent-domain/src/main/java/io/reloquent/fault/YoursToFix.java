package io.reloquent.fault;

import org.jspecify.annotations.Nullable;

/// A fault that the user can mend: configuration, credentials, mapping, a file, the order of steps.
public final class YoursToFix extends Fault {
    private static final long serialVersionUID = 1;

    /// What kind of mending is asked for; each has an exit code.
    public enum Kind {
        /// A wrong argument, configuration or file.
        USAGE(2),
        /// A refused password or a missing privilege.
        ACCESS(4),
        /// A step that must come first has not been done.
        STEP(5);

        private final int exitCode;

        Kind(int exitCode) {
            this.exitCode = exitCode;
        }
    }

    private final Kind kind;

    private YoursToFix(Kind kind, String what, String next, @Nullable Throwable cause) {
        super(what, next, cause);
        this.kind = kind;
    }

    public static YoursToFix usage(String what, String next) {
        return new YoursToFix(Kind.USAGE, what, next, null);
    }

    public static YoursToFix usage(String what, String next, Throwable cause) {
        return new YoursToFix(Kind.USAGE, what, next, cause);
    }

    public static YoursToFix access(String what, String next, @Nullable Throwable cause) {
        return new YoursToFix(Kind.ACCESS, what, next, cause);
    }

    public static YoursToFix step(String what, String next) {
        return new YoursToFix(Kind.STEP, what, next, null);
    }

    public Kind kind() {
        return kind;
    }

    @Override
    public int exitCode() {
        return kind.exitCode;
    }
}
