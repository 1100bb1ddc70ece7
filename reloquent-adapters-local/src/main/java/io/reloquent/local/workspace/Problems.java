package io.reloquent.local.workspace;

import io.reloquent.fault.Problem;
import io.reloquent.fault.YoursToFix;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Everything found wrong in one file and in what stands in its place, each with where it is and a remedy, so that all
/// of it is said at once.
final class Problems {

    /// Where what belongs to no line stands: a file as a whole that is not there.
    static final int NOWHERE = 0;

    private final Path file;
    private final List<String> elsewhere = new ArrayList<>();
    private final List<Problem> found = new ArrayList<>();
    private final Set<Integer> settled = new HashSet<>();

    Problems(Path file) {
        this.file = file;
    }

    /// A place outside the file, such as a variable, as a line: one below [#NOWHERE].
    int lineOf(String place) {
        elsewhere.add(place);
        return -elsewhere.size();
    }

    /// A line as it stands in sentences: `reloquent.yaml:12`, or the name of the place outside.
    String place(int line) {
        if (line == NOWHERE) {
            return "the configuration";
        }
        return line > 0 ? name() + ":" + line : elsewhere.get(-line - 1);
    }

    void add(int line, String what, String remedy) {
        if (!settled.contains(line)) {
            found.add(new Problem(line, "", what, remedy));
        }
    }

    /// Adds a problem from which others on the same line would only follow.
    void settle(int line, String what, String remedy) {
        found.add(new Problem(line, "", what, remedy));
        settled.add(line);
    }

    int count() {
        return found.size();
    }

    String name() {
        return name(file);
    }

    Path file() {
        return file;
    }

    /// @throws YoursToFix if there are any
    void raise() {
        if (!found.isEmpty()) {
            throw fault();
        }
    }

    YoursToFix fault() {
        String lines = found().map(p -> "%s: %s; %s".formatted(place(p.line()), p.what(), p.remedy()))
                .distinct()
                .collect(Collectors.joining("\n"));
        boolean allInFile = found.stream().allMatch(p -> p.line() > NOWHERE);
        return YoursToFix.usage(
                lines,
                "Correct " + (allInFile ? file : "what is named above") + " and run the command again.",
                found().toList());
    }

    /// All of them: those of the file from its first line, and then the others.
    private Stream<Problem> found() {
        return found.stream()
                .sorted(Comparator.comparing((Problem p) -> p.line() <= NOWHERE)
                        .thenComparingInt(p -> Math.abs(p.line())))
                .distinct();
    }

    static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }

    /// A text from a file as it can stand in a sentence: on one line and not too long.
    static String shown(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", " ");
        return line.codePointCount(0, line.length()) <= 60
                ? line
                : line.substring(0, line.offsetByCodePoints(0, 57)) + "...";
    }
}
