package io.reloquent.shell.interactive;

import io.reloquent.fault.YoursToFix;
import io.reloquent.shell.command.Invocation;
import io.reloquent.shell.command.Verb;
import io.reloquent.shell.terminal.Console;
import io.reloquent.shell.wizard.Commands;
import java.util.List;
import java.util.function.Supplier;

/// `reloquent shell`: commands at a prompt, with completion and a history.
public final class ShellCommand implements Verb {

    private final Commands commands;
    private final Supplier<List<Verb>> verbs;

    /// @param commands whose work ends with Ctrl-C, and the process does not
    /// @param verbs    every command that can be typed
    public ShellCommand(Commands commands, Supplier<List<Verb>> verbs) {
        this.commands = commands;
        this.verbs = verbs;
    }

    @Override
    public String name() {
        return "shell";
    }

    @Override
    public String summary() {
        return "type commands at a prompt, with completion and a history";
    }

    @Override
    public String explanation() {
        return "Reads commands as you would type them after the program's name and answers at once, because the program"
                + " is started once. Tab completes commands, options, tables, collections and fields. 'help' lists the"
                + " commands, Ctrl-C ends the running one, Ctrl-D or 'exit' leaves. What was typed is kept in the"
                + " workspace, in .reloquent/shell-history. Needs a terminal.";
    }

    /// The commands that it runs are.
    @Override
    public boolean isLogged() {
        return false;
    }

    @Override
    public int run(Invocation invocation) {
        Console console = invocation.console();
        if (invocation.isUnattended()) {
            throw YoursToFix.usage(
                    "The shell is for a person at a terminal, and there is none.",
                    "In a script, call the program once for each command: '" + console.program() + " status'.");
        }
        var names = new WorkspaceNames(invocation.configuration(), console.environment());
        var prompt = new Prompt(
                commands,
                console,
                new WordCompleter(verbs.get(), names),
                invocation.configuration(),
                Line.of(invocation));
        return prompt.run();
    }
}
