package io.reloquent.faults;

import io.reloquent.fault.Fault;
import io.reloquent.faults.Watch.Moment;
import io.reloquent.faults.Watch.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// A file of the workspace is cut somewhere, or a bit of it is another, between `plan` and `migrate`.
///
/// Whatever the file says then, `migrate` goes on by the plan that was reviewed, or makes the plan anew where the
/// journal before it knew of none, or says no.
record DamagedFile(Laboratory laboratory) implements FaultCase {

    private static final List<String> FILES =
            List.of("source-schema.yaml", "selection.yaml", "type-mapping.yaml", "mapping.yaml", "state.yaml");

    /// Where a damaged workspace got through to the source.
    private static final class Reached extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Override
    public String name() {
        return "file of the workspace cut, or a bit flipped";
    }

    @Override
    public int atOnce() {
        return 2;
    }

    @Override
    public List<Trial> trials(Extent extent) {
        List<Trial> trials = new ArrayList<>();
        for (String file : FILES) {
            int most = extent.times(60, Integer.MAX_VALUE);
            trials.add(new Trial(file + " cut", () -> run(file, bytes -> cuts(bytes, most))));
            trials.add(new Trial(
                    file + " with a bit flipped", () -> run(file, bytes -> flips(bytes, extent.times(60, 1_000)))));
        }
        return trials;
    }

    /// At every byte, or so many evenly spread.
    private static Stream<byte[]> cuts(byte[] bytes, int most) {
        int step = Math.max(1, bytes.length / most);
        return Stream.iterate(0, at -> at < bytes.length, at -> at + step).map(at -> Arrays.copyOf(bytes, at));
    }

    private static Stream<byte[]> flips(byte[] bytes, int times) {
        return new Random(bytes.length).ints(times, 0, bytes.length * Byte.SIZE).mapToObj(bit -> {
            byte[] flipped = bytes.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            return flipped;
        });
    }

    private Outcome run(String name, Function<byte[], Stream<byte[]>> damages) throws IOException {
        Site site = laboratory.site(Design.THREE_LEVELS);
        var watch = new Watch(new Moment("CatalogReader.readStructure", Side.BEFORE, 0), () -> {
            throw new Reached();
        });
        try (Migration migration = site.migration(watch)) {
            migration.plan();
            Map<Path, byte[]> files = contents(site.workspace());
            Path file = site.workspace().resolve(name);
            byte[] whole = Files.readAllBytes(file);
            Map<String, Integer> seen = new TreeMap<>();
            for (byte[] damaged : (Iterable<byte[]>) damages.apply(whole)::iterator) {
                restore(files);
                Files.write(file, damaged);
                String what = whatMigrateDoes(migration, name);
                if (what.startsWith("!")) {
                    return new Outcome.Wrong(
                            "%d of %d bytes: %s".formatted(damaged.length, whole.length, what.substring(1)));
                }
                seen.merge(what, 1, Integer::sum);
            }
            return new Outcome.Refused(seen.toString());
        }
    }

    private static String whatMigrateDoes(Migration migration, String file) {
        try {
            migration.migrate(false);
            return "!it migrates without a look at the source";
        } catch (Reached reached) {
            return "goes on by the plan that was reviewed, or by the generation before";
        } catch (Fault fault) {
            return refusal(fault, file);
        } catch (RuntimeException | StackOverflowError e) {
            return "!no sentence: " + e;
        }
    }

    private static String refusal(Fault fault, String file) {
        String message = fault.getMessage();
        if (message.contains(file)) {
            return "says no and names the file";
        }
        return message.contains("The plan is stale") ? "says that the plan is stale" : "says no: " + kind(message);
    }

    /// The beginning of a message, without what differs from one damage to another.
    private static String kind(String message) {
        return message.lines().findFirst().orElse("").replaceAll("[0-9]+", "N").replaceAll("'[^']*'", "'…'");
    }

    private static Map<Path, byte[]> contents(Path directory) throws IOException {
        Map<Path, byte[]> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                contents.put(file, Files.readAllBytes(file));
            }
        }
        return contents;
    }

    private static void restore(Map<Path, byte[]> files) throws IOException {
        for (var file : files.entrySet()) {
            Files.write(file.getKey(), file.getValue());
        }
    }
}
