package io.reloquent.sandbox;

/// What went wrong while a sandbox server was found, started or filled, and what to do next, in plain sentences.
public final class SandboxFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SandboxFailure(String message) {
        super(message);
    }

    public SandboxFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
