package io.reloquent.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Runs the whole matrix of faults.
public final class Faults {

    private Faults() {}

    public static void main(String[] arguments) throws IOException {
        Path directory = Files.createTempDirectory("reloquent-faults-");
        Laboratory laboratory = Laboratory.open(directory);
        var runner = new Runner(Extent.SHORT, result -> System.out.println(result));
        runner.run(cases(laboratory));
    }

    static List<FaultCase> cases(Laboratory laboratory) {
        return List.of(new KilledAtFailpoint(laboratory), new KilledAnywhere(laboratory));
    }
}
