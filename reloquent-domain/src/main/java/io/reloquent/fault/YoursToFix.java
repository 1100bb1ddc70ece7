package io.reloquent.fault;

import java.util.List;
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
    private final transient List<Problem> problems;

    private YoursToFix(Kind kind, String what, String next, @Nullable Throwable cause) {
        this(kind, what, next, cause, List.of());
    }

    private YoursToFix(Kind kind, String what, String next, @Nullable Throwable cause, List<Problem> problems) {
        super(what, next, cause);
        this.kind = kind;
        this.problems = List.copyOf(problems);
    }

    /// Of several problems, which the first sentence names too.
    public static YoursToFix usage(String what, String next, List<Problem> problems) {
        return new YoursToFix(Kind.USAGE, what, next, null, problems);
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

    /// The problems one by one; empty where the sentences say all.
    public List<Problem> problems() {
        return problems;
    }

    @Override
    public int exitCode() {
        return kind.exitCode;
    }
}
