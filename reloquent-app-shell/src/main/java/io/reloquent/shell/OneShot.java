package io.reloquent.shell;

import io.reloquent.connection.Secret;
import io.reloquent.fault.Fault;
import io.reloquent.sandbox.SandboxFailure;
import io.reloquent.shell.command.CommandLog;
import io.reloquent.shell.command.VerbCommand;
import io.reloquent.shell.terminal.Console;
import io.reloquent.shell.terminal.Paragraph;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.springframework.shell.core.InputReader;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandExecutionException;
import org.springframework.shell.core.command.CommandExecutor;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.core.command.ParsedInput;

/// Runs one command and turns however it ends into one sentence and an exit code.
final class OneShot {

    private static final int FAILURE = 1;
    private static final int INTERRUPTED = 130;

    private final StrictParser parser;
    private final CommandRegistry registry;
    private final Console console;

    OneShot(StrictParser parser, CommandRegistry registry, Console console) {
        this.parser = parser;
        this.registry = registry;
        this.console = console;
    }

    int execute(List<String> words) {
        try {
            boolean asksForHelp = words.contains("--help") || words.contains("-h");
            List<VerbCommand> group = parser.group(words);
            if (!group.isEmpty() && (asksForHelp || words.size() == 1)) {
                console.out().println(new Help(console).group(words.getFirst(), group));
                return 0;
            }
            if (asksForHelp) {
                return help(words);
            }
            ParsedInput input = parser.parse(words);
            return logged(input, words.contains("--verbose"));
        } catch (Exception e) {
            return ended(e, words.contains("--verbose"));
        } finally {
            console.out().flush();
            console.err().flush();
        }
    }

    private int logged(ParsedInput input, boolean verbose) throws Exception {
        try (CommandLog log = log(input)) {
            int exitCode;
            try {
                var context = new CommandContext(input, registry, console.out(), new InputReader() {});
                exitCode = new CommandExecutor(registry).execute(context).code();
            } catch (CommandExecutionException e) {
                Throwable thrown = e.getCause() == null ? e : e.getCause();
                log.failed(thrown);
                exitCode = ended(thrown, verbose);
            }
            log.ended(exitCode);
            return exitCode;
        }
    }

    private CommandLog log(ParsedInput input) {
        return registry.getCommandByName(input.commandName()) instanceof VerbCommand command
                ? command.log(input)
                : CommandLog.none();
    }

    private int help(List<String> words) {
        if (parser.command(words) instanceof VerbCommand command) {
            console.out().println(new Help(console).of(command.verb()));
        }
        return 0;
    }

    private int ended(Throwable thrown, boolean verbose) {
        if (verbose) {
            var trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            console.err().print(Secret.masked(trace.toString()));
        }
        if (Interruption.isRequested() || thrown instanceof CancellationException) {
            String said = thrown instanceof CancellationException ? String.valueOf(thrown.getMessage()) : "";
            console.err().println(said.startsWith("Interrupted") ? said : "Interrupted.");
            return INTERRUPTED;
        }
        return switch (thrown) {
            case Fault fault -> failed(fault.getMessage(), fault.next(), fault.exitCode());
            case SandboxFailure failure -> failed(String.valueOf(failure.getMessage()), "", FAILURE);
            default ->
                failed(
                        "%s: %s. This is a defect of Reloquent."
                                .formatted(thrown.getClass().getSimpleName(), firstLine(thrown)),
                        verbose ? "Please report it with the lines above." : "Run it with --verbose to see where.",
                        FAILURE);
        };
    }

    private int failed(String what, String next, int exitCode) {
        String shown = shown("error: " + what);
        console.err().println(console.paintErr().bad("error:") + shown.substring("error:".length()));
        if (!next.isEmpty()) {
            console.err().println(shown(next));
        }
        return exitCode;
    }

    /// Broken between words where a terminal would break within one.
    private String shown(String text) {
        int columns = console.errTerminal() ? console.columns() : 0;
        return text.lines()
                .map(line -> {
                    String indent = line.substring(
                            0, line.length() - line.stripLeading().length());
                    return columns == 0 ? line : indent + Paragraph.wrapped(line, columns - indent.length(), indent);
                })
                .collect(Collectors.joining("\n"));
    }

    private static String firstLine(Throwable thrown) {
        return Secret.masked(String.valueOf(thrown.getMessage()))
                .lines()
                .findFirst()
                .orElse("no reason was given");
    }
}
