package io.reloquent.shell.command;

import java.util.List;
import org.springframework.shell.core.command.CommandOption;

/// One command: what it is called, what it takes and what it does.
public interface Verb {

    /// One word, or two of which the first is shared: `migrate`, `config show`.
    String name();

    /// Whether its name is of two words and begins with this one.
    default boolean isOfGroup(String word) {
        return name().startsWith(word + " ");
    }

    /// In a few words, for the list of commands.
    String summary();

    /// In a few sentences, for its own help.
    String explanation();

    /// The ways to call it, without the program's name and its own.
    default List<String> usages() {
        return List.of("");
    }

    /// What it takes without an option's name, in order: `COLLECTION`. All of it must be there.
    default List<String> arguments() {
        return List.of();
    }

    /// The options it takes beside those that every command takes.
    default List<CommandOption> options() {
        return List.of();
    }

    /// Whether its calls are logged, in the workspace that it works on.
    default boolean isLogged() {
        return true;
    }

    /// Does it.
    ///
    /// @return the exit code
    /// @throws io.reloquent.fault.Fault if it cannot be done
    int run(Invocation invocation);

    /// An option that is there or not.
    static CommandOption flag(String name, String description) {
        return CommandOption.with()
                .longName(name)
                .description(description)
                .type(boolean.class)
                .build();
    }

    /// An option with a value that may be given several times.
    ///
    /// @param placeholder what stands for the value in the help
    static CommandOption repeated(String name, String placeholder, String description) {
        return CommandOption.with()
                .longName(name)
                .description(description)
                .value(placeholder)
                .type(List.class)
                .build();
    }

    /// Whether an option may be given several times.
    static boolean isRepeatable(CommandOption option) {
        return option.type() == List.class;
    }

    /// An option with a value.
    ///
    /// @param placeholder what stands for the value in the help
    static CommandOption valued(String name, String placeholder, String description) {
        return CommandOption.with()
                .longName(name)
                .description(description)
                .value(placeholder)
                .type(String.class)
                .build();
    }
}
