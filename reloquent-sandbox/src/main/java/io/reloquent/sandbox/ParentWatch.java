package io.reloquent.sandbox;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A shell that waits on a pipe from this JVM and ends a server if the JVM is gone, even by `kill -9`.
///
/// Without a POSIX shell there is no watch; the shutdown hook is then all there is.
public final class ParentWatch implements AutoCloseable {
    // A line on the pipe releases the watch; the end of the pipe without a line means that the JVM has died.
    private static final String SCRIPT = "trap '' INT HUP TERM; read -r released || kill -s \"$1\" \"$2\"";

    private final @Nullable Process shell;

    private ParentWatch(@Nullable Process shell) {
        this.shell = shell;
    }

    /// Sends the signal (`TERM`, `INT` ...) to the process once this JVM is gone.
    public static ParentWatch over(long pid, String signal) {
        var command = new ProcessBuilder("/bin/sh", "-c", SCRIPT, "sandbox-watch", signal, Long.toString(pid))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD);
        try {
            return new ParentWatch(command.start());
        } catch (IOException withoutShell) {
            return new ParentWatch(null);
        }
    }

    @Override
    public void close() {
        if (shell == null) {
            return;
        }
        try (var pipe = shell.getOutputStream()) {
            pipe.write("released\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException alreadyGone) {
            shell.destroyForcibly();
        }
    }
}
