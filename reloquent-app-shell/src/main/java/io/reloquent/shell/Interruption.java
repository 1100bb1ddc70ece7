package io.reloquent.shell;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jline.utils.Signals;

/// Ctrl-C, or the signal that a system sends before it goes down: the work is told, and has some time to put down
/// how far it came.
public final class Interruption {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static volatile boolean requested;

    private final CountDownLatch done = new CountDownLatch(1);

    private Interruption() {}

    static Interruption ofThisThread() {
        var interruption = new Interruption();
        Thread worker = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> interruption.stop(worker), "interruption"));
        return interruption;
    }

    /// Whether the process has been asked to end.
    public static boolean isRequested() {
        return requested;
    }

    /// Does work that Ctrl-C ends, and the process not.
    ///
    /// @return what the work answers
    static int alone(IntSupplier work) {
        Thread worker = Thread.currentThread();
        Object before = Signals.register("INT", () -> {
            requested = true;
            worker.interrupt();
        });
        try {
            return work.getAsInt();
        } finally {
            Signals.unregister("INT", before);
            requested = false;
            Thread.interrupted();
        }
    }

    void workIsDone() {
        done.countDown();
    }

    private void stop(Thread worker) {
        if (done.getCount() == 0) {
            return;
        }
        requested = true;
        worker.interrupt();
        try {
            boolean inTime = done.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (!inTime) {
                System.err.println("error: The work did not stop within 10 seconds and was cut off.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
