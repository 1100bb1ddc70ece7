package io.reloquent.shell;

import io.reloquent.shell.command.Invocation;
import io.reloquent.shell.command.Verb;
import io.reloquent.shell.command.VerbCommand;
import io.reloquent.shell.terminal.Console;
import io.reloquent.shell.terminal.Paint;
import io.reloquent.shell.terminal.Paragraph;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.shell.core.command.CommandOption;

/// What `--help` answers, in 80 columns.
final class Help {

    private static final int OPTION_COLUMN = 28;

    private final Paint paint;
    private final String program;

    Help(Console console) {
        this.paint = console.paintOut();
        this.program = console.program();
    }

    String overview(List<VerbCommand> commands) {
        var text = new StringBuilder("Moves a relational database into MongoDB as well-designed documents.\n\n");
        text.append(paint.strong("Usage")).append("\n  ").append(program).append(" COMMAND [OPTION …]\n\n");
        text.append(paint.strong("Commands")).append('\n');
        text.append(entries(commands));
        text.append('\n').append(paint.strong("Start with")).append("\n  ");
        text.append(program).append("               be led through it, from step to step\n  ");
        text.append(program).append(" demo          see it all happen, on databases of its own\n  ");
        text.append(program).append(" init          say where your databases are\n\n");
        text.append("'")
                .append(program)
                .append(" COMMAND --help' explains a command. Exit codes: 0 done, 1 failure,\n");
        text.append("2 usage or configuration, 3 differences found, 4 access refused, 5 a step must\n");
        text.append("come first, 130 interrupted.");
        return text.toString();
    }

    /// The commands that share a first word.
    String group(String word, List<VerbCommand> commands) {
        return "%s\n  %s %s COMMAND [OPTION …]\n\n%s\n%s\n'%s %s COMMAND --help' explains a command."
                .formatted(
                        paint.strong("Usage"),
                        program,
                        word,
                        paint.strong("Commands"),
                        entries(commands),
                        program,
                        word);
    }

    private static String entries(List<VerbCommand> commands) {
        int longest = commands.stream()
                .mapToInt(command -> command.getName().length())
                .max()
                .orElse(0);
        return commands.stream()
                .map(command -> entry(command.getName(), command.getDescription(), longest + 2))
                .collect(Collectors.joining());
    }

    String of(Verb verb) {
        var text = new StringBuilder(Paragraph.wrapped(verb.explanation(), 80)).append("\n\n");
        text.append(paint.strong("Usage")).append('\n');
        verb.usages().forEach(usage -> {
            String line = (program + " " + verb.name() + " " + usage).strip();
            text.append("  ").append(Paragraph.wrapped(line, 74, "      ")).append('\n');
        });
        if (!verb.options().isEmpty()) {
            text.append('\n').append(paint.strong("Options")).append('\n');
            verb.options().forEach(option -> text.append(option(option)));
        }
        text.append('\n').append(paint.strong("Options of every command")).append('\n');
        Invocation.COMMON.forEach(option -> text.append(option(option)));
        return text.toString().stripTrailing();
    }

    private static String option(CommandOption option) {
        String value = option.type() == boolean.class ? "" : " " + option.value();
        return entry("--" + option.longName() + value, String.valueOf(option.description()), OPTION_COLUMN);
    }

    private static String entry(String name, String description, int column) {
        String indent = " ".repeat(column + 2);
        String lines = Paragraph.wrapped(description, 80 - indent.length()).replace("\n", "\n" + indent);
        return "  " + name + " ".repeat(Math.max(1, column - name.length())) + lines + "\n";
    }
}
