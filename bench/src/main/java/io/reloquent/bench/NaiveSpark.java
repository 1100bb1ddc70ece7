package io.reloquent.bench;

import io.reloquent.bench.measured.OnSpark;
import io.reloquent.bench.measured.Place;
import io.reloquent.bench.measured.Shape;
import io.reloquent.bench.measured.Workload;
import io.reloquent.local.spark.SparkHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a user of Spark would write by hand, with MongoDB's own connector. The work is `naive_spark.py`'s.
final class NaiveSpark {

    /// Without a fetch size a table is held whole, which takes most of this at scale 1.
    static final String MEMORY = "4g";

    private NaiveSpark() {}

    static Command command(Workload workload, Shape shape, Place place, Path directory) {
        SparkHome spark = OnSpark.home(directory);
        var root = shape == Shape.ORDERS ? workload.orders() : workload.customers();
        List<String> words = List.of(
                spark.python(),
                Script.copy("naive_spark.py", directory).toString(),
                "--source",
                "jdbc:postgresql://%s:%d/%s".formatted(place.sourceHost(), place.sourcePort(), place.sourceDatabase()),
                "--user",
                Place.USER,
                "--target",
                place.targetUri(),
                "--database",
                Place.TARGET,
                "--root",
                root.name(),
                "--jars",
                jars(),
                "--memory",
                MEMORY);
        return Command.in(directory, words, spark.environment());
    }

    /// The connector and what it needs, which the build puts beside the classes.
    private static String jars() {
        try {
            Path classes = Path.of(NaiveSpark.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (Stream<Path> jars = Files.list(classes.resolveSibling("spark-jars"))) {
                return jars.map(Path::toString).sorted().collect(Collectors.joining(","));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
