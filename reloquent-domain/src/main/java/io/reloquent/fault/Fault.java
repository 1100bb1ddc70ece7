package io.reloquent.fault;

import org.jspecify.annotations.Nullable;

/// Something that went wrong and was understood: a sentence that says what happened and to what, and one that says
/// what to do next.
///
/// Neither sentence ever holds a secret.
public abstract sealed class Fault extends RuntimeException permits YoursToFix, OursOrTheirs {
    private static final long serialVersionUID = 1;

    private final String next;

    Fault(String what, String next, @Nullable Throwable cause) {
        super(what, cause);
        this.next = next;
    }

    /// What to do next, as a sentence.
    public String next() {
        return next;
    }

    /// The exit code of a command that ends with this.
    public abstract int exitCode();

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
