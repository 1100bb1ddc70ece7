package io.reloquent.bench;

import io.reloquent.bench.measured.OnSpark;
import io.reloquent.bench.measured.Place;
import io.reloquent.bench.measured.Product;
import io.reloquent.core.Generate.Writer;
import io.reloquent.local.spark.SparkHome;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What `reloquent generate --writer connector` writes, run by itself. It says itself how long a collection
/// took, from its first read to its fence.
final class ConnectorSpark {

    private ConnectorSpark() {}

    /// Writes the script, which counts for nothing, and runs it.
    static Command command(Place place, Path directory) {
        Path tree = directory.resolve("tree");
        try (var product = new Product(place)) {
            product.generate().run(tree, Writer.CONNECTOR);
        }
        SparkHome spark = OnSpark.home(directory);
        Map<String, String> environment = new HashMap<>(spark.environment());
        environment.put("PYSPARK_SUBMIT_ARGS", "--driver-memory %s pyspark-shell".formatted(OnSpark.MEMORY));
        environment.put("RELOQUENT_TARGET_URI", place.targetUri());
        return Command.in(
                directory, List.of(spark.python(), tree.resolve("migration.py").toString()), environment);
    }
}
