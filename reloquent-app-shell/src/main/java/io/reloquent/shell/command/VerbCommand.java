package io.reloquent.shell.command;

import io.reloquent.shell.terminal.Console;
import java.util.ArrayList;
import java.util.List;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.ExitStatus;
import org.springframework.shell.core.command.ParsedInput;

/// A verb as Spring Shell knows commands.
public record VerbCommand(Verb verb, Console console) implements Command {

    @Override
    public String getName() {
        return verb.name();
    }

    @Override
    public String getDescription() {
        return verb.summary();
    }

    @Override
    public List<CommandOption> getOptions() {
        List<CommandOption> options = new ArrayList<>(verb.options());
        options.addAll(Invocation.COMMON);
        return options;
    }

    /// Opens the log of a call, which is to be closed when it has ended.
    public CommandLog log(ParsedInput input) {
        return CommandLog.open(verb, new Invocation(input, console));
    }

    @Override
    public ExitStatus execute(CommandContext context) {
        return new ExitStatus(verb.run(new Invocation(context.parsedInput(), console)), "");
    }
}
