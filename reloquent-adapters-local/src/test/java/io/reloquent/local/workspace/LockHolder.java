package io.reloquent.local.workspace;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/// A process of its own that holds the lock of a workspace until its standard input ends.
final class LockHolder {

    private LockHolder() {}

    public static void main(String[] arguments) throws IOException {
        try (var lock = new WorkspaceDirectory(Path.of(arguments[0]), Clock.systemUTC()).lock()) {
            System.out.println("held");
            if (System.in.read() >= 0) {
                throw new IOException("unexpected input for " + lock);
            }
        }
    }
}
