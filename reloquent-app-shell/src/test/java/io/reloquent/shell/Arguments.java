package io.reloquent.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// Watches the arguments of every process that this one starts, which everybody on the machine can read.
final class Arguments implements AutoCloseable {

    private static final int PAUSE_MILLISECONDS = 20;

    private final List<String> sought;
    private final List<String> found = new CopyOnWriteArrayList<>();
    private final AtomicInteger looks = new AtomicInteger();
    private volatile boolean ended;

    Arguments(List<String> sought) {
        this.sought = sought;
    }

    static Arguments watched(List<String> sought) {
        var arguments = new Arguments(sought);
        Thread.ofPlatform().daemon().name("arguments").start(arguments::watch);
        return arguments;
    }

    private void watch() {
        while (!ended) {
            ProcessHandle.current().descendants().forEach(this::look);
            try {
                Thread.sleep(PAUSE_MILLISECONDS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void look(ProcessHandle process) {
        try {
            String line = new String(
                    Files.readAllBytes(Path.of("/proc", String.valueOf(process.pid()), "cmdline")),
                    StandardCharsets.UTF_8);
            looks.incrementAndGet();
            sought.stream().filter(line::contains).forEach(secret -> found.add(line));
        } catch (IOException e) {
            // it has ended
        }
    }

    /// Every line of arguments that held what was sought.
    List<String> found() {
        return found;
    }

    int looks() {
        return looks.get();
    }

    @Override
    public void close() {
        ended = true;
    }
}
