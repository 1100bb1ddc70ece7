package io.reloquent.faults;

import io.reloquent.faults.BackendTerminated.Which;
import io.reloquent.faults.FullDisk.Whose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// `faults/run`: does to migrations what can happen to them, and says what became of each.
public final class Faults {

    private Faults() {}

    public static void main(String[] arguments) throws IOException {
        Options options;
        try {
            options = Options.read(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println("error: " + e.getMessage() + "\n" + Options.USAGE);
            System.exit(2);
            return;
        }
        Path directory = Files.createTempDirectory("reloquent-faults-");
        try {
            System.exit(run(options, directory) ? 0 : 1);
        } finally {
            delete(directory);
        }
    }

    /// Whether nothing is wrong.
    private static boolean run(Options options, Path directory) throws IOException {
        System.out.println("Starting servers, and migrating by each design without a fault …");
        Laboratory laboratory = Laboratory.open(directory);
        List<FaultCase> cases = all(laboratory).stream()
                .filter(one -> one.name().contains(options.only()))
                .toList();
        var runner = new Runner(options.extent(), Faults::tell);
        var table = new ResultTable(options.together() ? runner.runTogether(cases) : runner.run(cases));
        System.out.println("\n" + table.text());
        if (options.json() != null) {
            Files.writeString(options.json(), table.json());
        }
        return table.wrong().isEmpty();
    }

    private static void tell(Result result) {
        System.out.printf(
                "%-11s %5.1f s  %s: %s%s%n",
                result.outcome().getClass().getSimpleName(),
                result.took().toMillis() / 1e3,
                result.fault(),
                result.trial(),
                result.outcome().says().isEmpty()
                        ? ""
                        : " – " + result.outcome().says());
    }

    /// Every case, those that wait longest first.
    static List<FaultCase> all(Laboratory laboratory) {
        List<FaultCase> cases = new ArrayList<>();
        Stream.of(LineBreaks.How.values())
                .sorted(Comparator.reverseOrder())
                .forEach(how -> cases.add(new LineBreaks(laboratory, how)));
        cases.add(new TwoStarts(laboratory));
        Stream.of(Whose.values()).forEach(whose -> cases.add(new FullDisk(laboratory, whose)));
        Stream.of(MongodEnds.How.values()).forEach(how -> cases.add(new MongodEnds(laboratory, how)));
        Stream.of(Which.values()).forEach(which -> cases.add(new BackendTerminated(laboratory, which)));
        cases.add(new HalfSavedChunk(laboratory));
        cases.add(new KilledAtFailpoint(laboratory));
        cases.add(new KilledAnywhere(laboratory));
        cases.add(new DamagedFile(laboratory));
        return cases;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
