package io.reloquent.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.shell.command.Invocation;
import io.reloquent.shell.command.Verb;
import io.reloquent.shell.command.VerbCommand;
import io.reloquent.shell.terminal.Console;
import io.reloquent.shell.terminal.Paragraph;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.shell.core.command.CommandOption;

/// The page of all options is what the commands say of themselves.
///
/// After a change that is meant, `-Dreloquent.goldens=write` writes it anew.
class CommandReferenceTest {

    private static final Path PAGE = Path.of("../docs/reference/options.md");

    @Test
    void the_page_is_what_the_commands_say() throws IOException {
        String page = page();
        if ("write".equals(System.getProperty("reloquent.goldens"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    private static String page() {
        var nowhere = new PrintWriter(Writer.nullWriter());
        var console = new Console(nowhere, nowhere, false, false, false, 0, Map.of(), "reloquent");
        var page = new StringBuilder("""
                # Options

                Every command with every option, as `--help` has them. What they are for stands on the pages of the
                [commands](commands.md).

                ## Of every command

                """);
        page.append(table(Invocation.COMMON));
        Wiring.commands(console).stream().map(VerbCommand::verb).forEach(verb -> page.append(section(verb)));
        return page.toString();
    }

    private static String section(Verb verb) {
        var section = new StringBuilder("\n## " + verb.name() + "\n\n");
        section.append(Paragraph.wrapped(text(verb.explanation()), 120)).append("\n\n```\n");
        verb.usages()
                .forEach(usage -> section.append(("reloquent " + verb.name() + " " + usage).strip())
                        .append('\n'));
        section.append("```\n");
        if (!verb.options().isEmpty()) {
            section.append('\n').append(table(verb.options()));
        }
        return section.toString();
    }

    private static String table(List<CommandOption> options) {
        var table = new StringBuilder("| option | |\n|---|---|\n");
        for (CommandOption option : options) {
            String value = option.type() == boolean.class ? "" : " " + option.value();
            table.append("| `--%s%s` | %s |\n"
                    .formatted(option.longName(), value, text(String.valueOf(option.description()))));
        }
        return table.toString();
    }

    /// Stars and angles are plain text.
    private static String text(String words) {
        return words.replaceAll("([*_<>|])", "\\\\$1");
    }
}
