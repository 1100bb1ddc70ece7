package io.reloquent.faults;

import io.reloquent.fault.Fault;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How a command ended.
sealed interface Attempt {

    /// Long enough for anything here that is not stuck.
    Duration LIMIT = Duration.ofSeconds(90);

    record Done() implements Attempt {}

    /// With a sentence.
    record Failed(Fault fault) implements Attempt {}

    /// With something that no user should see.
    record Crashed(String trace) implements Attempt {}

    /// Not at all, within the limit.
    record Hung(String where) implements Attempt {}

    static Attempt of(Runnable command) {
        return of(command, LIMIT);
    }

    /// Runs a command on a thread of its own, and gives it up if it takes longer.
    static Attempt of(Runnable command, Duration limit) {
        var thrown = new AtomicReference<@Nullable Throwable>();
        Thread thread = Thread.ofPlatform()
                .daemon()
                .name("attempt")
                .uncaughtExceptionHandler((t, e) -> thrown.set(e))
                .start(command);
        try {
            if (!thread.join(limit)) {
                String where = trace(thread.getStackTrace());
                thread.interrupt();
                return new Hung("no end within %d s, in %s".formatted(limit.toSeconds(), where));
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            return new Hung("the test was interrupted");
        }
        return switch (thrown.get()) {
            case null -> new Done();
            case Fault fault -> new Failed(fault);
            case Throwable other -> new Crashed(other + " at " + trace(other.getStackTrace()));
        };
    }

    private static String trace(StackTraceElement[] frames) {
        return Arrays.stream(frames)
                .filter(frame -> frame.getClassName().startsWith("io.reloquent."))
                .limit(4)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(" < "));
    }
}
