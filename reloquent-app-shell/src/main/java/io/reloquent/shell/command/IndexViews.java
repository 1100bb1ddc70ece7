package io.reloquent.shell.command;

import io.reloquent.core.ShowIndexes.Shows;
import io.reloquent.shell.terminal.Figures;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What `reloquent indexes` shows where it builds nothing.
final class IndexViews {

    /// What `--dry-run --output json` gives.
    record Planned(int version, List<Command> commands, List<Skipped> skipped) {}

    record Command(String collection, String index, String because, String command) {}

    record Skipped(String table, String index, String because) {}

    /// What `--monitor --output json` gives.
    ///
    /// @param watched collection and name of what was being built
    record Watched(int version, Set<String> watched) {}

    private IndexViews() {}

    static int show(Invocation invocation, Shows shows) {
        List<Command> commands = shows.indexes().stream()
                .map(shown -> new Command(
                        shown.index().collection(),
                        shown.index().name(),
                        shown.index().because(),
                        shown.command()))
                .toList();
        List<Skipped> skipped = shows.skipped().stream()
                .map(index -> new Skipped(index.table().toString(), index.index(), index.because()))
                .toList();
        invocation.show(new Planned(1, commands, skipped), () -> text(commands, skipped));
        invocation.say("");
        invocation.say("%s would be built; nothing was.".formatted(Figures.count(commands.size(), "index", "indexes")));
        return 0;
    }

    static int show(Invocation invocation, Set<String> seen) {
        invocation.show(
                new Watched(1, seen),
                () -> seen.isEmpty()
                        ? "No index is being built."
                        : String.join("\n", seen) + "\nNothing is being built now.");
        return 0;
    }

    /// As a script that mongosh reads. A line can begin no other way than with a comment's slashes or a command.
    private static String text(List<Command> commands, List<Skipped> skipped) {
        Stream<String> built = commands.stream()
                .flatMap(command -> Stream.of("// " + onOneLine(command.because()), command.command()));
        Stream<String> not = skipped.stream()
                .map(index -> "// not: %s of %s, %s"
                        .formatted(onOneLine(index.index()), onOneLine(index.table()), onOneLine(index.because())));
        return Stream.concat(built, not).collect(Collectors.joining("\n"));
    }

    /// Names and SQL of the source may hold what ends a line to JavaScript.
    private static String onOneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\u2028\u2029]", " ");
    }
}
