package io.reloquent.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// A program in a terminal of its own, with somebody who types and reads. It needs Python 3.
public final class Pty implements AutoCloseable {

    public static final String CTRL_P = "\u0010";
    public static final String DOWN = "\u001b[B";
    public static final String ENTER = "\r";
    public static final String ESCAPE = "\u001b";
    public static final String CTRL_C = "\u0003";
    public static final String CTRL_D = "\u0004";
    public static final String TAB = "\t";

    private static final List<String> OTHERS = List.of(
            "RELOQUENT_SOURCE_PASSWORD",
            "RELOQUENT_TARGET_URI",
            "RELOQUENT_CONFIG",
            "NO_COLOR",
            "LC_ALL",
            "LC_CTYPE",
            "DISPLAY",
            "WAYLAND_DISPLAY",
            "BROWSER",
            "SSH_CONNECTION");
    private static final long PATIENCE_SECONDS = 60;
    private static final Pattern SEQUENCES = Pattern.compile("\u001b\\[[0-9;?]*[A-Za-z]|\u001b[=>]|\u001b\\].*?\u0007");

    private final Process process;
    private final StringBuilder shown = new StringBuilder();
    private final Thread reader;
    private int read;

    private Pty(Process process) {
        this.process = process;
        this.reader = new Thread(this::readAll, "pty");
        reader.setDaemon(true);
        reader.start();
    }

    /// Starts a program, without the secrets and the language of whoever runs the tests.
    ///
    /// @param environment what is set beside or in the place of this process's own
    public static Pty start(Map<String, String> environment, int columns, int lines, List<String> program)
            throws IOException {
        List<String> command = new ArrayList<>(
                List.of("python3", script().toString(), String.valueOf(columns), String.valueOf(lines)));
        command.addAll(program);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> variables = builder.environment();
        OTHERS.forEach(variables::remove);
        variables.putAll(Map.of("TERM", "xterm-256color", "LANG", "C.UTF-8"));
        variables.putAll(environment);
        return new Pty(builder.start());
    }

    /// As a file, since it may lie in a jar.
    private static Path script() throws IOException {
        Path script = Files.createTempFile("terminal", ".py");
        script.toFile().deleteOnExit();
        try (var lies = Objects.requireNonNull(Pty.class.getResourceAsStream("terminal.py"))) {
            Files.copy(lies, script, StandardCopyOption.REPLACE_EXISTING);
        }
        return script;
    }

    private void readAll() {
        byte[] bytes = new byte[65_536];
        var pending = new java.io.ByteArrayOutputStream();
        try (InputStream in = process.getInputStream()) {
            for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                pending.write(bytes, 0, n);
                synchronized (shown) {
                    // Half a character at the end is whole with the next bytes.
                    shown.setLength(0);
                    shown.append(pending.toString(StandardCharsets.UTF_8));
                    shown.notifyAll();
                }
            }
        } catch (IOException ended) {
            // What was shown until then counts.
        }
    }

    public Pty type(String keys) {
        try {
            process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits until a text is shown that was not waited for before; where lines break makes no difference.
    public Pty waitFor(String text) {
        String wanted = text.replaceAll("\\s+", " ");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            String plain = plain();
            int at = plain.indexOf(wanted, read);
            if (at >= 0) {
                read = at + wanted.length();
                return this;
            }
            boolean hopeless = System.nanoTime() > end || (!reader.isAlive() && plain.equals(plain()));
            if (hopeless) {
                throw new AssertionError("'%s' is not in the end of%n%s".formatted(wanted, end(plain())));
            }
            pause();
        }
    }

    private static String end(String text) {
        return text.substring(Math.max(0, text.length() - 3_000));
    }

    private void pause() {
        synchronized (shown) {
            try {
                shown.wait(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private String plain() {
        return SEQUENCES.matcher(shown()).replaceAll("").replaceAll("\\s+", " ");
    }

    /// All that was shown, with the sequences that move the cursor.
    public String shown() {
        synchronized (shown) {
            return shown.toString();
        }
    }

    /// The lines as they were shown, without sequences.
    public List<String> lines() {
        return SEQUENCES
                .matcher(shown())
                .replaceAll("")
                .lines()
                .flatMap(line -> Pattern.compile("\r").splitAsStream(line))
                .toList();
    }

    /// The processes that run in the terminal.
    public List<ProcessHandle> processes() {
        return process.descendants().toList();
    }

    /// Ends the program as a power cut would.
    public void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        exitCode();
    }

    public int exitCode() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("it has not ended: " + shown());
            }
            reader.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
