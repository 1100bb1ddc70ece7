package io.reloquent.local.direct;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// How this engine waits for what others do.
final class Awaited {

    private static final long PATIENCE_SECONDS = 30;

    private Awaited() {}

    /// Waits for success, and throws what it failed with.
    ///
    /// @throws CancellationException if the thread is interrupted, which it still is then
    static void success(Future<?> future) {
        try {
            future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            throw unwrapped(e);
        }
    }

    /// Waits for the end, however it comes, of what has failed already or will not be needed; an interrupt from before
    /// does not shorten it. Says whether it was a success.
    static boolean end(Future<?> future) {
        boolean interrupted = Thread.interrupted();
        try {
            future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException e) {
            interrupted = true;
            return false;
        } catch (ExecutionException | TimeoutException e) {
            // The load has failed with this, or with something before it, already.
            return false;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// What a future failed with, as this engine throws it.
    static RuntimeException unwrapped(ExecutionException e) {
        return e.getCause() instanceof RuntimeException own ? own : new IllegalStateException(e.getCause());
    }
}
