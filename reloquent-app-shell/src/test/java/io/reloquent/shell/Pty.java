package io.reloquent.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// The program in a terminal of its own, with somebody who types and reads.
final class Pty implements AutoCloseable {

    static final String CTRL_P = "\u0010";
    static final String DOWN = "\u001b[B";
    static final String ENTER = "\r";
    static final String ESCAPE = "\u001b";
    static final String CTRL_C = "\u0003";
    static final String CTRL_D = "\u0004";
    static final String TAB = "\t";

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

    /// Starts the program.
    static Pty start(Map<String, String> environment, int columns, int lines, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "python3",
                script().toString(),
                String.valueOf(columns),
                String.valueOf(lines),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dreloquent.columns=" + columns,
                "-cp",
                System.getProperty("java.class.path"),
                ReloquentShell.class.getName()));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> variables = builder.environment();
        List.of(
                        "RELOQUENT_SOURCE_PASSWORD",
                        "RELOQUENT_TARGET_URI",
                        "RELOQUENT_CONFIG",
                        "NO_COLOR",
                        "LC_ALL",
                        "LC_CTYPE")
                .forEach(variables::remove);
        variables.putAll(Map.of("TERM", "xterm-256color", "LANG", "C.UTF-8"));
        variables.putAll(environment);
        return new Pty(builder.start());
    }

    private static Path script() {
        try {
            return Path.of(
                    Objects.requireNonNull(Pty.class.getResource("terminal.py")).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
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

    Pty type(String keys) {
        try {
            process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits until a text is shown that was not waited for before; where lines break makes no difference.
    Pty waitFor(String text) {
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
            assertThat(hopeless)
                    .as("'%s' in the end of%n%s", wanted, end(plain()))
                    .isFalse();
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
    String shown() {
        synchronized (shown) {
            return shown.toString();
        }
    }

    /// The lines as they were shown, without sequences.
    List<String> lines() {
        return SEQUENCES
                .matcher(shown())
                .replaceAll("")
                .lines()
                .flatMap(line -> Pattern.compile("\r").splitAsStream(line))
                .toList();
    }

    /// Ends the program as a power cut would.
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        exitCode();
    }

    int exitCode() {
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as(shown())
                    .isTrue();
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
