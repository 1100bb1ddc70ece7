package io.reloquent.shell;

import io.reloquent.fault.Nearest;
import io.reloquent.fault.YoursToFix;
import io.reloquent.shell.command.Verb;
import io.reloquent.shell.command.VerbCommand;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandArgument;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.core.command.ParsedInput;

/// Reads a command line and takes nothing that it does not know: Spring Shell's own parser passes over mistakes.
final class StrictParser {

    private final CommandRegistry registry;

    StrictParser(CommandRegistry registry) {
        this.registry = registry;
    }

    /// @throws YoursToFix if there is no such command or option, a value is missing or something is left over
    ParsedInput parse(List<String> words) {
        Command command = command(words);
        var input = ParsedInput.builder().commandName(command.getName());
        List<String> seen = new ArrayList<>();
        List<String> arguments = new ArrayList<>();
        for (int i = wordsOf(command.getName()); i < words.size(); i++) {
            String word = words.get(i);
            if (arguments.size() < arguments(command).size() && !word.startsWith("-")) {
                input.addArgument(new CommandArgument(arguments.size(), word));
                arguments.add(word);
                continue;
            }
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            CommandOption option = option(command, name);
            if (seen.contains(option.longName()) && !Verb.isRepeatable(option)) {
                throw usage("--" + option.longName() + " is given twice.", command);
            }
            seen.add(String.valueOf(option.longName()));
            input.addOption(with(option, value(option, words, equals < 0 ? ++i : i, equals, command)));
            i -= equals < 0 && isFlag(option) ? 1 : 0;
        }
        boolean complete = arguments.size() == arguments(command).size() || seen.contains("help");
        if (!complete) {
            throw usage(
                    "'%s' needs %s."
                            .formatted(command.getName(), arguments(command).get(arguments.size())),
                    command);
        }
        return input.build();
    }

    private static List<String> arguments(Command command) {
        return command instanceof VerbCommand known ? known.verb().arguments() : List.of();
    }

    /// The commands of two words that begin with the first of these, where no second one is said.
    List<VerbCommand> group(List<String> words) {
        boolean isWhole = words.size() > 1 && !words.get(1).startsWith("-");
        return isWhole
                ? List.of()
                : registry.getCommands().stream()
                        .filter(VerbCommand.class::isInstance)
                        .map(VerbCommand.class::cast)
                        .filter(command -> command.verb().isOfGroup(words.getFirst()))
                        .sorted(Comparator.comparing(VerbCommand::getName))
                        .toList();
    }

    private static int wordsOf(String name) {
        return name.split(" ").length;
    }

    /// The one that the first words name.
    ///
    /// @throws YoursToFix if there is none
    Command command(List<String> words) {
        String name = words.getFirst();
        if (words.size() == 1) {
            return command(name);
        }
        String both = name + " " + words.get(1);
        boolean isOfGroup = registry.getCommands().stream()
                .anyMatch(known -> known.getName().startsWith(name + " "));
        return command(isOfGroup ? both : name);
    }

    private Command command(String name) {
        if (name.startsWith("-")) {
            throw YoursToFix.usage(
                    "'" + name + "' stands where a command should.",
                    "Options follow the command; 'reloquent --help' lists the commands.");
        }
        Command command = registry.getCommandByName(name);
        if (command == null) {
            List<String> names =
                    registry.getCommands().stream().map(Command::getName).toList();
            throw YoursToFix.usage(
                    "There is no command '" + name + "'." + Nearest.meant(name, names),
                    "'reloquent --help' lists the commands.");
        }
        return command;
    }

    private static CommandOption option(Command command, String name) {
        if (!name.startsWith("-") || name.equals("-")) {
            throw usage("'" + name + "' is one argument too many.", command);
        }
        return command.getOptions().stream()
                .filter(option -> option.isOptionEqual(name))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> names = command.getOptions().stream()
                            .map(option -> "--" + option.longName())
                            .toList();
                    return usage(
                            "'%s' has no option %s.%s".formatted(command.getName(), name, Nearest.meant(name, names)),
                            command);
                });
    }

    private static String value(CommandOption option, List<String> words, int at, int equals, Command command) {
        if (isFlag(option)) {
            if (equals >= 0) {
                throw usage("--" + option.longName() + " takes no value.", command);
            }
            return "true";
        }
        if (equals >= 0) {
            return words.get(at).substring(equals + 1);
        }
        if (at >= words.size() || words.get(at).startsWith("--")) {
            throw usage("--" + option.longName() + " needs a value.", command);
        }
        return words.get(at);
    }

    private static boolean isFlag(CommandOption option) {
        return option.type() == boolean.class;
    }

    private static CommandOption with(CommandOption option, String value) {
        return CommandOption.with()
                .shortName(option.shortName())
                .longName(String.valueOf(option.longName()))
                .type(option.type())
                .value(value)
                .build();
    }

    private static YoursToFix usage(String what, Command command) {
        return YoursToFix.usage(what, "'reloquent " + command.getName() + " --help' lists its options.");
    }
}
