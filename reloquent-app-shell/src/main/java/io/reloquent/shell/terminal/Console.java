package io.reloquent.shell.terminal;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Where a command reads and writes, and what it may assume about who is there.
///
/// @param out         for data, and nothing else
/// @param err         for everything else
/// @param asks        whether someone can be asked: input and errors are a terminal
/// @param outTerminal whether `out` is one
/// @param errTerminal whether `err` is one
/// @param columns     how wide a line may be; 0 where nothing bounds it
/// @param environment the process's variables
/// @param program     how the user calls the program, for lines to copy
/// @param guided      whether somebody leads from command to command, so that none needs to name the next
public record Console(
        PrintWriter out,
        PrintWriter err,
        boolean asks,
        boolean outTerminal,
        boolean errTerminal,
        int columns,
        Map<String, String> environment,
        String program,
        boolean guided) {

    private static final int USUAL_COLUMNS = 80;

    public Console {
        environment = Map.copyOf(environment);
    }

    /// One on which nobody leads.
    public Console(
            PrintWriter out,
            PrintWriter err,
            boolean asks,
            boolean outTerminal,
            boolean errTerminal,
            int columns,
            Map<String, String> environment,
            String program) {
        this(out, err, asks, outTerminal, errTerminal, columns, environment, program, false);
    }

    /// This process's. The launcher says in `reloquent.terminal` which of the streams 0, 1 and 2 are a terminal.
    public static Console ofThisProcess() {
        String terminals = Optional.ofNullable(System.getProperty("reloquent.terminal"))
                .orElseGet(() -> isTerminal() ? "012" : "");
        boolean outTerminal = terminals.contains("1");
        boolean errTerminal = terminals.contains("2");
        return new Console(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                terminals.contains("0") && errTerminal,
                outTerminal,
                errTerminal,
                outTerminal || errTerminal ? columnsOfTerminal() : 0,
                System.getenv(),
                System.getProperty("reloquent.program", "reloquent"));
    }

    /// This console for commands that somebody leads through.
    public Console led() {
        return new Console(out, err, asks, outTerminal, errTerminal, columns, environment, program, true);
    }

    /// This console with one more variable.
    public Console with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new Console(out, err, asks, outTerminal, errTerminal, columns, more, program, guided);
    }

    /// This console with other variables.
    public Console in(Map<String, String> variables) {
        return new Console(out, err, asks, outTerminal, errTerminal, columns, variables, program, guided);
    }

    /// This console with its data going elsewhere, to no terminal.
    public Console writingTo(PrintWriter data) {
        return new Console(data, err, asks, false, errTerminal, columns, environment, program, guided);
    }

    /// This console with all that is said going elsewhere, to no terminal.
    public Console talkingTo(PrintWriter everything) {
        return new Console(everything, everything, false, false, false, columns, environment, program, guided);
    }

    /// Whether a line on `err` can be drawn over.
    public boolean movesCursor() {
        return errTerminal && !isDumb();
    }

    private boolean isDumb() {
        return variable("TERM").filter(type -> type.equals("dumb")).isPresent();
    }

    /// Whether a person sits at it: input and both outputs are a terminal.
    public boolean isAttended() {
        return asks && outTerminal;
    }

    public Paint paintOut() {
        return new Paint(coloured(outTerminal));
    }

    public Paint paintErr() {
        return new Paint(coloured(errTerminal));
    }

    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    /// How wide a table on `out` may be.
    public int tableColumns() {
        return outTerminal ? columns : 0;
    }

    private boolean coloured(boolean terminal) {
        boolean forced = variable("CLICOLOR_FORCE").filter(v -> !v.equals("0")).isPresent();
        boolean refused = variable("NO_COLOR").isPresent() || isDumb();
        return forced || (terminal && !refused);
    }

    /// `Console.isTerminal` came with Java 22, where `System.console()` began to answer without a terminal too.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        java.io.Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException before22) {
            return true;
        }
    }

    private static int columnsOfTerminal() {
        String given = System.getProperty("reloquent.columns", System.getenv().getOrDefault("COLUMNS", ""));
        try {
            int columns = Integer.parseInt(given);
            return columns < 1 ? USUAL_COLUMNS : columns;
        } catch (NumberFormatException unknown) {
            return USUAL_COLUMNS;
        }
    }
}
