package io.reloquent.source.postgresql;

import java.io.IOException;
import java.net.SocketException;

/// What a reader meets on a connection that was given up.
final class GivenUp extends SocketException {
    private static final long serialVersionUID = 1;

    private final transient Verdict verdict;

    GivenUp(Verdict verdict, IOException cause) {
        super("given up: " + verdict);
        this.verdict = verdict;
        initCause(cause);
    }

    Verdict verdict() {
        return verdict;
    }
}
