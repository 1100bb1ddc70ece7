package io.reloquent.shell.interactive;

import io.reloquent.local.workspace.OwnerOnly;
import io.reloquent.shell.terminal.Console;
import io.reloquent.shell.wizard.Commands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jline.reader.Completer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.history.DefaultHistory;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/// Reads lines and has them carried out, until the person leaves.
///
/// The terminal is held while a line is read and not while a command runs, which may ask questions of its own.
final class Prompt {

    private static final String HISTORY = "shell-history";

    private final Commands commands;
    private final Console console;
    private final Completer completer;
    private final Path configuration;
    private final Line line;
    private final DefaultHistory history = new DefaultHistory();

    Prompt(Commands commands, Console console, Completer completer, Path configuration, Line line) {
        this.commands = commands;
        this.console = console;
        this.completer = completer;
        this.configuration = configuration;
        this.line = line;
    }

    /// @return the exit code
    int run() {
        console.err().println("'help' lists the commands, Tab completes, Ctrl-D leaves.");
        while (true) {
            Optional<List<String>> typed = read();
            if (typed.isEmpty() || Line.isExit(typed.get())) {
                return 0;
            }
            carryOut(line.command(typed.get()));
        }
    }

    private void carryOut(List<String> words) {
        if (words.isEmpty()) {
            return;
        }
        if (words.getFirst().equals("shell") && words.size() < 4 && !words.contains("--help")) {
            console.err().println("You are in the shell.");
            return;
        }
        int exitCode = commands.run(console, words);
        if (exitCode != 0) {
            console.err().println(console.paintErr().faint("exit code " + exitCode));
        }
    }

    /// What was typed; nothing at the end of all input, and no words where the line was given up.
    private Optional<List<String>> read() {
        try (Terminal terminal = terminal()) {
            LineReaderBuilder builder = LineReaderBuilder.builder()
                    .terminal(terminal)
                    .appName("reloquent")
                    .history(history)
                    .completer(completer)
                    .option(Option.DISABLE_EVENT_EXPANSION, true)
                    .option(Option.AUTO_FRESH_LINE, true)
                    .option(Option.HISTORY_IGNORE_DUPS, true);
            historyFile().ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
            LineReader reader = builder.build();
            reader.readLine("reloquent> ");
            return Optional.of(reader.getParsedLine().words());
        } catch (UserInterruptException given) {
            return Optional.of(List.of());
        } catch (EndOfFileException end) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A Ctrl-C between two lines is for neither of them.
    private static Terminal terminal() throws IOException {
        return TerminalBuilder.builder()
                .system(true)
                .systemOutput(TerminalBuilder.SystemOutput.SysErr)
                .nativeSignals(true)
                .signalHandler(Terminal.SignalHandler.SIG_IGN)
                .encoding(StandardCharsets.UTF_8)
                .build();
    }

    /// In the workspace, once there is one; for its owner's eyes.
    private Optional<Path> historyFile() throws IOException {
        Path workspace = configuration.getParent();
        if (workspace == null || !Files.exists(configuration)) {
            return Optional.empty();
        }
        Path directory = workspace.resolve(".reloquent");
        Path file = directory.resolve(HISTORY);
        OwnerOnly.createDirectory(directory);
        if (!Files.exists(file)) {
            OwnerOnly.createFile(file);
        }
        return Optional.of(file);
    }
}
