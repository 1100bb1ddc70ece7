package io.reloquent.shell.screen;

import io.reloquent.shell.terminal.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/// Questions in plain lines, for a terminal that only adds lines at its end. `<` goes back.
final class LineScreen implements Screen {

    private static final String BACK = "<";

    private final PrintWriter out;

    LineScreen(Console console) {
        this.out = console.err();
    }

    @Override
    public <T> Answer<T> choose(String question, List<Choice<T>> choices, int first) {
        out.println(question);
        for (int i = 0; i < choices.size(); i++) {
            Choice<T> choice = choices.get(i);
            String hint = choice.hint().isEmpty() ? "" : " - " + choice.hint();
            out.println("  %d  %s%s".formatted(i + 1, choice.label(), hint));
        }
        while (true) {
            Answer<String> answer = line("Number (" + BACK + " goes back) [" + (first + 1) + "]: ", null);
            if (!(answer instanceof Answer.Given<String> given)) {
                return answer.map(text -> choices.get(first).value());
            }
            String text = given.value().isEmpty() ? String.valueOf(first + 1) : given.value();
            int chosen = number(text, choices.size(), i -> choices.get(i).label());
            if (chosen >= 0) {
                return new Answer.Given<>(choices.get(chosen).value());
            }
            out.println("Type a number from 1 to " + choices.size() + ".");
        }
    }

    @Override
    public <T> Answer<List<T>> pick(Picking<T> picking) {
        var picked = new Picked<>(picking);
        List<Pickable<T>> all = picking.all();
        show(picking, picked);
        while (true) {
            Answer<String> answer = line("Numbers or names to switch, 'all', or Enter to go on: ", null);
            if (!(answer instanceof Answer.Given<String> given)) {
                return answer.map(text -> picked.values());
            }
            if (given.value().isEmpty()) {
                return new Answer.Given<>(picked.values());
            }
            for (String word : given.value().split("[\\s,]+")) {
                if (word.equals("all")) {
                    picked.flip(all);
                    continue;
                }
                int at = number(word, all.size(), i -> all.get(i).name());
                if (at < 0) {
                    out.println("Nothing is called '" + word + "'.");
                } else {
                    picked.toggle(all.get(at));
                }
            }
            show(picking, picked);
        }
    }

    private <T> void show(Picking<T> picking, Picked<T> picked) {
        out.println(picking.question());
        List<Pickable<T>> all = picking.all();
        for (int i = 0; i < all.size(); i++) {
            Pickable<T> item = all.get(i);
            List<String> words = new ArrayList<>(item.figures());
            words.add(item.remark());
            out.println("  %3d [%s] %s  %s"
                    .formatted(i + 1, picked.contains(item) ? "x" : " ", item.name(), String.join("  ", words))
                    .stripTrailing());
        }
        out.println(picking.summary(picked.values()));
    }

    /// The position that a number or the whole name means; -1 where there is none.
    private static int number(String text, int size, java.util.function.IntFunction<String> name) {
        if (text.matches("\\d{1,6}")) {
            int number = Integer.parseInt(text);
            return number >= 1 && number <= size ? number - 1 : -1;
        }
        return IntStream.range(0, size)
                .filter(i -> name.apply(i).toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(-1);
    }

    @Override
    public Answer<String> ask(String question, String otherwise) {
        String hint = otherwise.isEmpty() ? "" : " [" + otherwise + "]";
        return line(question + hint + ": ", null).map(text -> text.isEmpty() ? otherwise : text);
    }

    @Override
    public Answer<String> askHidden(String question) {
        return line(question + " (not shown): ", '\0');
    }

    @Override
    public void read(String title, String text) {
        out.println(title);
        out.println(text);
    }

    private static Answer<String> line(String prompt, @Nullable Character mask) {
        try (Terminal terminal = TerminalBuilder.builder()
                .system(true)
                .systemOutput(TerminalBuilder.SystemOutput.SysErr)
                .encoding(StandardCharsets.UTF_8)
                .dumb(true)
                .build()) {
            LineReader reader = LineReaderBuilder.builder()
                    .terminal(terminal)
                    .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                    .build();
            String text = reader.readLine(prompt, mask);
            String answer = mask == null ? text.strip() : text;
            return answer.equals(BACK) ? new Answer.Back<>() : new Answer.Given<>(answer);
        } catch (UserInterruptException | EndOfFileException left) {
            return new Answer.Leave<>();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
