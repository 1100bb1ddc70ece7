package io.reloquent.shell.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.shell.terminal.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Size;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Keys in, answers and lines out, on a terminal of 40 columns and 12 lines.
@Timeout(30)
class KeyScreenTest {

    private static final String DOWN = "\u001b[B";
    private static final String PAGE_DOWN = "\u001b[6~";
    private static final String END = "\u001b[F";
    private static final String F5 = "\u001b[15~";
    private static final String ESCAPE = "\u001b\u0007";
    private static final String WIDE = "表格".repeat(30);
    private static final int COLUMNS = 40;
    private static final int LINES = 12;

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    private final List<Choice<Integer>> numbers = IntStream.rangeClosed(1, 40)
            .mapToObj(i -> new Choice<>(i, "number " + i))
            .toList();

    @Test
    void arrows_move_around_the_ends_and_pages_stop_there() {
        assertThat(chosen("\r")).isEqualTo(1);
        assertThat(chosen(DOWN + DOWN + "\r")).isEqualTo(3);
        assertThat(chosen("\u001b[A\r")).isEqualTo(40);
        assertThat(chosen(PAGE_DOWN + "\r")).isEqualTo(8);
        assertThat(chosen(PAGE_DOWN.repeat(9) + "\r")).isEqualTo(40);
        assertThat(chosen(END + "\r")).isEqualTo(40);
        assertThat(lines()).anyMatch(line -> line.contains("40 of 40"));
        assertFits();
    }

    @Test
    void typing_finds_and_escape_forgets_what_was_typed_before_it_goes_back() {
        assertThat(chosen("R 37\r")).isEqualTo(37);
        assertThat(chosen("37\u007f9\r")).isEqualTo(39);
        assertThat(chosen("none\r\u001b\r")).as("nothing found, then all again").isEqualTo(1);
        assertThat(answer(ESCAPE, screen -> screen.choose("Which?", numbers))).isInstanceOf(Answer.Back.class);
        assertThat(answer("\u0003", screen -> screen.choose("Which?", numbers))).isInstanceOf(Answer.Leave.class);
        assertThat(answer("\u0004", screen -> screen.choose("Which?", numbers))).isInstanceOf(Answer.Leave.class);
    }

    @Test
    void a_key_that_means_nothing_does_nothing() {
        assertThat(chosen(F5 + "\u001bx" + DOWN + "\r")).isEqualTo(2);
    }

    @Test
    void many_are_picked_by_the_space_bar_and_all_that_are_found_at_once() {
        assertThat(picked(" " + DOWN + " \r")).containsExactly("beta", WIDE);
        assertThat(picked("ta\u0001\r")).containsExactly("alpha", "beta", "delta", WIDE);
        assertThat(picked("ta\u0001\u0001\r")).containsExactly("alpha", WIDE);
        assertThat(lines()).anyMatch(line -> line.contains("4 picked")).anyMatch(line -> line.contains("about beta"));
        assertThat(answer("x\u001b" + ESCAPE, screen -> screen.pick(new Letters())))
                .isInstanceOf(Answer.Back.class);
        assertFits();
    }

    @Test
    void a_line_is_edited_with_the_usual_keys() {
        assertThat(typed("Host", "localhost", "\r")).isEqualTo("localhost");
        assertThat(typed("Host", "localhost", "  host \r")).isEqualTo("host");
        assertThat(typed("Text", "", "ac\u001b[Db\u001b[H\u001b[3~x\u001b[F!\r"))
                .isEqualTo("xbc!");
        assertThat(typed("Text", "", "wrong\u0015right\u007f\r")).isEqualTo("righ");
        assertThat(typed("Text", "", "表😀\u007f格\r")).isEqualTo("表格");
        assertThat(typed("Text", "", "x".repeat(100) + "\r")).hasSize(100);
        assertFits();
    }

    @Test
    void a_secret_is_taken_as_it_is_and_never_shown() {
        assertThat(secret(" päss \r")).isEqualTo(" päss ");
        assertThat(shown.toString(StandardCharsets.UTF_8))
                .doesNotContain("päss")
                .contains("(not shown)");
        assertThat(secret("\r")).isEmpty();
    }

    @Test
    void a_long_text_is_read_page_by_page_and_its_long_lines_go_on_in_the_next() {
        String text = "first " + "long".repeat(20) + " end\n" + "line\n".repeat(30) + "last";
        open(" " + END + "q", screen -> {
            screen.read("Title", text);
            return new Answer.Back<>();
        });
        assertThat(lines()).contains("last").anyMatch(line -> line.contains("lines 1 to 9 of 34"));
        assertFits();
    }

    private record Letters() implements Picking<String> {
        @Override
        public String question() {
            return "Which letters?";
        }

        @Override
        public List<Pickable<String>> all() {
            return List.of(
                    new Pickable<>("alpha", "alpha", List.of("1"), "", true),
                    new Pickable<>("beta", "beta", List.of("22"), "a remark", false),
                    new Pickable<>("delta", "delta", List.of("3"), "", false),
                    new Pickable<>(WIDE, WIDE, List.of("4"), "", true));
        }

        @Override
        public String summary(List<String> picked) {
            return picked.size() + " picked";
        }

        @Override
        public String hint(String about, List<String> picked) {
            return "about " + about;
        }
    }

    private Integer chosen(String keys) {
        return given(keys, screen -> screen.choose("Which?", numbers));
    }

    private List<String> picked(String keys) {
        return given(keys, screen -> screen.pick(new Letters()));
    }

    private String typed(String question, String otherwise, String keys) {
        return given(keys, screen -> screen.ask(question, otherwise));
    }

    private String secret(String keys) {
        return given(keys, screen -> screen.askHidden("Password"));
    }

    private <T> T given(String keys, Function<Screen, Answer<T>> question) {
        if (answer(keys, question) instanceof Answer.Given<T> given) {
            return given.value();
        }
        throw new AssertionError("no answer:\n" + String.join("\n", lines()));
    }

    private <T> Answer<T> answer(String keys, Function<Screen, Answer<T>> question) {
        return open(keys, question);
    }

    private <T> Answer<T> open(String keys, Function<Screen, Answer<T>> question) {
        shown.reset();
        var none = new PrintWriter(PrintWriter.nullWriter());
        var console = new Console(none, none, true, true, true, COLUMNS, Map.of("TERM", "xterm"), "reloquent");
        return question.apply(new KeyScreen(console, () -> new Keys(terminal(keys))));
    }

    private LineDisciplineTerminal terminal(String keys) {
        try {
            var terminal = new LineDisciplineTerminal("test", "ansi", shown, StandardCharsets.UTF_8);
            terminal.setSize(new Size(COLUMNS, LINES));
            // As it is when the first key is read: Ctrl-C is a key.
            var raw = new Attributes(terminal.getAttributes());
            raw.setLocalFlags(EnumSet.of(LocalFlag.ISIG, LocalFlag.ICANON, LocalFlag.ECHO), false);
            terminal.setAttributes(raw);
            terminal.processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
            return terminal;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> lines() {
        String plain = Pattern.compile("\u001b\\[[0-9;]*[A-Za-z]")
                .matcher(shown.toString(StandardCharsets.UTF_8))
                .replaceAll("");
        return plain.lines().flatMap(line -> List.of(line.split("\r")).stream()).toList();
    }

    private void assertFits() {
        assertThat(lines()).allMatch(line -> new AttributedString(line).columnLength() <= COLUMNS);
    }
}
