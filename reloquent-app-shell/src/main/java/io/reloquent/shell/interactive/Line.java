package io.reloquent.shell.interactive;

import io.reloquent.shell.command.Invocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What becomes of a typed line.
///
/// @param configuration as the shell was told; goes to every command that does not name its own
record Line(Optional<String> configuration) {

    static Line of(Invocation invocation) {
        return new Line(invocation.namedConfiguration());
    }

    /// The words of a command; none where there is nothing to do.
    List<String> command(List<String> typed) {
        List<String> words =
                new ArrayList<>(typed.stream().filter(word -> !word.isEmpty()).toList());
        // Who copies a line from a page copies the program's name too.
        if (!words.isEmpty() && words.getFirst().equals("reloquent")) {
            words.removeFirst();
        }
        if (words.isEmpty()) {
            return List.of();
        }
        if (words.getFirst().equals("help")) {
            return words.size() == 1
                    ? List.of("--help")
                    : Stream.concat(words.stream().skip(1), Stream.of("--help")).toList();
        }
        boolean named = words.stream().anyMatch(word -> word.matches("--(config|workspace)(=.*)?"));
        if (!named && !words.getFirst().startsWith("-")) {
            configuration.ifPresent(file -> words.addAll(List.of("--config", file)));
        }
        return List.copyOf(words);
    }

    static boolean isExit(List<String> typed) {
        return List.of("exit", "quit").contains(typed.isEmpty() ? "" : typed.getFirst());
    }
}
