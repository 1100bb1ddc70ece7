package io.reloquent.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A process that runs to its end, what it says in two files. It ends with this JVM, too.
///
/// @param environment all that it starts with; empty leaves it this JVM's
record Command(List<String> words, Map<String, String> environment, Path said, Path complained) {

    Command(List<String> words, Path said, Path complained) {
        this(words, Map.of(), said, complained);
    }

    /// What it says stays in a directory.
    static Command in(Path directory, List<String> words, Map<String, String> environment) {
        return new Command(words, environment, directory.resolve("said"), directory.resolve("complained"));
    }

    /// @return its exit code
    int run(long minutes) {
        return run(minutes, process -> {});
    }

    /// @param started hears of it when it has been started
    int run(long minutes, Consumer<ProcessHandle> started) {
        try {
            var builder = new ProcessBuilder(words);
            if (!environment.isEmpty()) {
                builder.environment().clear();
                builder.environment().putAll(environment);
            }
            Process process = builder.redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(said.toFile())
                    .redirectError(complained.toFile())
                    .start();
            var hook = new Thread(process::destroy, "end-of-" + words.get(0));
            Runtime.getRuntime().addShutdownHook(hook);
            started.accept(process.toHandle());
            if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
                Files.writeString(complained, "It took longer than " + minutes + " minutes and was ended.\n");
            }
            forget(hook);
            return process.exitValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Interrupted.", e);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook has ended the process; its exit code will be read by nobody.
        }
    }

    /// Its last line, which is where a measured process says what it used.
    String lastLine() {
        List<String> lines = lines(said);
        return lines.isEmpty() ? "" : lines.getLast();
    }

    /// The sentence that a failing JVM ends with, without the name of the exception.
    String firstComplaint() {
        return lines(complained).stream()
                .filter(line -> line.startsWith("Exception in thread"))
                .map(line -> line.substring(line.indexOf(": ") + 2))
                .findFirst()
                .orElse("nothing");
    }

    /// The end of what it complained of.
    String complaint() {
        List<String> lines = lines(complained);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
