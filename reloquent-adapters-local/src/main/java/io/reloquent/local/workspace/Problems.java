package io.reloquent.local.workspace;

import io.reloquent.fault.YoursToFix;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Everything found wrong in one file, each with its line and a remedy, so that all of it is said at once.
final class Problems {

    private final Path file;
    private final List<Problem> found = new ArrayList<>();
    private final Set<Integer> settled = new HashSet<>();

    private record Problem(int line, String what, String remedy) {}

    Problems(Path file) {
        this.file = file;
    }

    void add(int line, String what, String remedy) {
        if (!settled.contains(line)) {
            found.add(new Problem(line, what, remedy));
        }
    }

    /// Adds a problem from which others on the same line would only follow.
    void settle(int line, String what, String remedy) {
        found.add(new Problem(line, what, remedy));
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
        String lines = found.stream()
                .sorted(Comparator.comparingInt(Problem::line))
                .map(p -> "%s:%d: %s; %s".formatted(name(), p.line(), p.what(), p.remedy()))
                .distinct()
                .collect(Collectors.joining("\n"));
        return YoursToFix.usage(lines, "Correct " + file + " and run the command again.");
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
