package io.reloquent.shell.wizard;

import io.reloquent.fault.YoursToFix;
import io.reloquent.shell.command.Invocation;
import io.reloquent.shell.command.Verb;
import io.reloquent.shell.screen.Hush;
import io.reloquent.shell.screen.Screen;
import io.reloquent.shell.terminal.Console;

/// `reloquent`, or `reloquent wizard`: every step, asked for one after the other.
public final class WizardCommand implements Verb {

    private final Commands commands;

    public WizardCommand(Commands commands) {
        this.commands = commands;
    }

    @Override
    public String name() {
        return "wizard";
    }

    @Override
    public String summary() {
        return "be led through a migration; what 'reloquent' alone does";
    }

    @Override
    public String explanation() {
        return "Asks for everything that a migration needs, step by step, and runs the commands that you could type"
                + " yourself. Escape goes back, until documents are written; Ctrl-C leaves, and the next call goes on"
                + " where you were. Needs a terminal.";
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
                    "The wizard asks questions, and nobody can be asked here.",
                    "Do it with commands: init, discover, select --all, design --suggest, plan, estimate, prepare,"
                            + " migrate, validate, indexes. '" + console.program() + " --help' explains them.");
        }
        try (var hush = Hush.begin();
                var guide = new Guide(
                        Screen.on(console),
                        commands,
                        console,
                        invocation.configuration(),
                        invocation.namedConfiguration())) {
            return new Wizard(guide).run();
        }
    }
}
