package io.reloquent.shell.screen;

import io.reloquent.shell.terminal.Console;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Questions in plain lines, for a terminal that only adds lines at its end. `<` goes back.
final class LineScreen implements Screen {

    private static final String BACK = "<";

    private final PrintWriter out;
    private final Supplier<Keys> terminal;

    LineScreen(Console console, Supplier<Keys> terminal) {
        this.out = console.err();
        this.terminal = terminal;
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
            Answer<String> answer = line("Number (" + BACK + " goes back) [" + (first + 1) + "]: ", false);
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
            Answer<String> answer = line("Numbers or names to switch, 'all', or Enter to go on: ", false);
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
    private static int number(String text, int size, IntFunction<String> name) {
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
        return line(question + hint + ": ", false).map(text -> text.isEmpty() ? otherwise : text);
    }

    @Override
    public Answer<String> askHidden(String question) {
        return line(question + " (not shown): ", true);
    }

    @Override
    public Answer<Boolean> await(String prompt, BooleanSupplier happened) {
        try (Keys keys = terminal.get()) {
            return new WaitBox(keys, prompt).answer(happened);
        }
    }

    @Override
    public void read(String title, String text) {
        out.println(title);
        out.println(text);
    }

    /// A line with nothing but the keys that any terminal can show.
    private Answer<String> line(String prompt, boolean hidden) {
        try (Keys keys = terminal.get()) {
            keys.draw(prompt);
            List<String> text = new ArrayList<>();
            while (true) {
                switch (keys.read()) {
                    case Key.Typed typed -> {
                        text.add(typed.character());
                        keys.draw(hidden ? "" : typed.character());
                    }
                    case Key.Named.BACKSPACE -> erase(keys, text, hidden);
                    case Key.Named.ENTER -> {
                        keys.draw("\r\n");
                        String line = String.join("", text);
                        String answer = hidden ? line : line.strip();
                        return answer.equals(BACK) ? new Answer.Back<>() : new Answer.Given<>(answer);
                    }
                    case Key.Named.ESCAPE -> {
                        keys.draw("\r\n");
                        return new Answer.Back<>();
                    }
                    case Key.Named.INTERRUPT, Key.Named.END_OF_INPUT -> {
                        keys.draw("\r\n");
                        return new Answer.Leave<>();
                    }
                    default -> {}
                }
            }
        }
    }

    private static void erase(Keys keys, List<String> text, boolean hidden) {
        if (!text.isEmpty()) {
            String last = text.removeLast();
            keys.draw(hidden ? "" : "\b \b".repeat(Width.of(last)));
        }
    }
}
