package io.reloquent.sandbox;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Ends a server by its process id: first politely, then not.
final class ServerProcess {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private ServerProcess() {}

    /// Sends SIGTERM, waits, then sends SIGKILL.
    static void end(long pid) {
        ProcessHandle.of(pid).ifPresent(process -> {
            process.destroy();
            if (!isGoneIn(process, PATIENCE)) {
                kill(pid);
            }
        });
    }

    /// Sends SIGKILL and waits until the process is gone.
    static void kill(long pid) {
        ProcessHandle.of(pid).ifPresent(process -> {
            process.destroyForcibly();
            if (!isGoneIn(process, PATIENCE)) {
                throw new SandboxFailure("The process %d does not end, not even by SIGKILL.".formatted(pid));
            }
        });
    }

    private static boolean isGoneIn(ProcessHandle process, Duration patience) {
        try {
            var unused = process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new SandboxFailure("Waiting for process %d failed (%s).".formatted(process.pid(), e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }
}
