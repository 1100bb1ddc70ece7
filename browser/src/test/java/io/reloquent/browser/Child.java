package io.reloquent.browser;

import io.reloquent.sandbox.ParentWatch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// A process of a test, with what it says. It ends with the test, and with this JVM whatever becomes of that.
final class Child implements AutoCloseable {

    private final String name;
    private final Process process;
    private final ParentWatch watch;
    private final Thread reader;
    private final List<String> said = new ArrayList<>();
    private boolean ended;

    private Child(String name, Process process) {
        this.name = name;
        this.process = process;
        this.watch = ParentWatch.over(process.pid(), "KILL");
        this.reader = Thread.ofPlatform().daemon().name(name).start(this::listen);
    }

    /// @param name for messages
    static Child start(String name, ProcessBuilder builder) {
        try {
            return new Child(name, builder.redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                hear(line);
            }
        } catch (IOException gone) {
            hear("(" + gone.getMessage() + ")");
        }
        synchronized (said) {
            ended = true;
            said.notifyAll();
        }
    }

    private void hear(String line) {
        synchronized (said) {
            said.add(line);
            said.notifyAll();
        }
    }

    /// Everything it has said so far.
    String said() {
        synchronized (said) {
            return String.join("\n", said);
        }
    }

    /// Waits until it says such a line, or has said it.
    ///
    /// @throws AssertionError if it ends before, or takes longer
    String line(Predicate<String> wanted, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        synchronized (said) {
            while (true) {
                Optional<String> found = said.stream().filter(wanted).findFirst();
                if (found.isPresent()) {
                    return found.get();
                }
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (ended || left <= 0) {
                    throw new AssertionError(
                            name + (ended ? " has ended" : " took longer than " + limit) + ":\n" + said());
                }
                sleep(left);
            }
        }
    }

    private void sleep(long milliseconds) {
        try {
            said.wait(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Writes a line to it.
    void tell(String line) {
        try {
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " does not listen:\n" + said(), e);
        }
    }

    /// Waits for its end.
    ///
    /// @return its exit code
    /// @throws AssertionError if it takes longer
    int end(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError(name + " took longer than " + limit + ":\n" + said());
            }
            reader.join(Duration.ofSeconds(5));
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// `SIGKILL`, to it and all that it has started.
    @Override
    public void close() {
        List<ProcessHandle> family = process.descendants().toList();
        process.destroyForcibly();
        family.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
        watch.close();
    }
}
