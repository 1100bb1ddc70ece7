package io.reloquent.faults;

import io.reloquent.faults.Watch.Moment;
import io.reloquent.faults.Watch.Side;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A migration in a process of its own, which can be killed or dies at a moment it was told.
final class MigrationProcess implements AutoCloseable {

    /// What a process exits with that died as it was told.
    private static final int DIED = 77;

    private static final long LIMIT_SECONDS = 90;

    private final Process process;
    private final BufferedReader said;
    private final Path errors;

    private MigrationProcess(Process process, Path errors) {
        this.process = process;
        this.said = process.inputReader(StandardCharsets.UTF_8);
        this.errors = errors;
    }

    static MigrationProcess start(Site site, Design design, Moment deadly) {
        List<String> command = new ArrayList<>(java(MigrationProcess.class));
        command.addAll(site.arguments());
        command.addAll(List.of(design.name(), deadly.call(), deadly.side().name(), Integer.toString(deadly.nth())));
        try {
            Path errors = Files.createTempFile("reloquent-faults-", ".errors");
            return new MigrationProcess(
                    new ProcessBuilder(command).redirectError(errors.toFile()).start(), errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A command that runs another main class of this program, quick to start.
    static List<String> java(Class<?> main) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName());
    }

    public static void main(String[] arguments) {
        Site site = Site.read(arguments);
        String[] rest = Arrays.copyOfRange(arguments, site.arguments().size(), arguments.length);
        var deadly = new Moment(rest[1], Side.valueOf(rest[2]), Integer.parseInt(rest[3]));
        var watch = new Watch(deadly, () -> Runtime.getRuntime().halt(DIED));
        try (Migration migration = site.migration(watch)) {
            migration.prepare(Design.valueOf(rest[0]));
            System.out.println("loading");
            migration.migrate(false);
            System.out.println("loaded");
            migration.validate();
        }
    }

    /// Waits for it to begin to load, and returns whether it did.
    boolean begins() {
        return hears("loading");
    }

    /// Waits for the last document, and returns whether it came.
    boolean loads() {
        return hears("loaded");
    }

    private boolean hears(String word) {
        try {
            return word.equals(said.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// SIGKILL.
    void kill() {
        process.destroyForcibly();
        end();
    }

    /// Waits for its end.
    ///
    /// @return what it wrote on its error stream if it neither succeeded nor died as it was told nor was killed
    String end() {
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "the process did not end";
            }
            int exit = process.exitValue();
            return exit == 0 || exit == DIED || exit == 128 + 9 ? "" : Files.readString(errors);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether it came to its end by itself.
    boolean succeeded() {
        return process.exitValue() == 0;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            Files.deleteIfExists(errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
