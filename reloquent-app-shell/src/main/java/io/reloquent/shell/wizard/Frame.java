package io.reloquent.shell.wizard;

import io.reloquent.shell.terminal.Console;
import io.reloquent.shell.terminal.Paragraph;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jline.utils.AttributedString;

/// Lines in a box, drawn with what the terminal's character set has.
record Frame(boolean unicode, int columns) {

    static Frame of(Console console, int columns) {
        String set = Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                .flatMap(name -> console.variable(name).stream())
                .findFirst()
                .orElse("");
        return new Frame(set.toUpperCase(java.util.Locale.ROOT).matches(".*UTF-?8.*"), columns);
    }

    /// A double frame where there is one.
    String box(List<String> lines) {
        List<String> wrapped = lines.stream().flatMap(this::wrapped).toList();
        int width = wrapped.stream().mapToInt(Frame::width).max().orElse(0);
        List<String> box = new ArrayList<>();
        box.add(unicode ? "╔" + "═".repeat(width + 4) + "╗" : "+" + "=".repeat(width + 4) + "+");
        String side = unicode ? "║" : "|";
        wrapped.forEach(line -> box.add(side + "  " + line + " ".repeat(width - width(line)) + "  " + side));
        box.add(unicode ? "╚" + "═".repeat(width + 4) + "╝" : "+" + "=".repeat(width + 4) + "+");
        return String.join("\n", box);
    }

    /// A line across, with a heading in it.
    String rule(String heading) {
        String line = unicode ? "─" : "-";
        return line.repeat(2) + " " + heading + " " + line.repeat(Math.max(2, columns - heading.length() - 4));
    }

    private Stream<String> wrapped(String line) {
        String indent = line.substring(0, line.length() - line.stripLeading().length());
        return width(line) <= columns - 6
                ? Stream.of(line)
                : (indent + Paragraph.wrapped(line, columns - 6 - indent.length(), indent + "  ")).lines();
    }

    private static int width(String line) {
        return AttributedString.fromAnsi(line).columnLength();
    }
}
