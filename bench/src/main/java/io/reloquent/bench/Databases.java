package io.reloquent.bench;

import io.reloquent.bench.measured.Place;
import io.reloquent.bench.measured.Product;
import io.reloquent.bench.measured.Shape;
import io.reloquent.bench.measured.Workload;
import io.reloquent.sandbox.SampleShop;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// The sources at one scale and what was made ready over them, each when first asked for.
final class Databases {

    /// The sample shop's own scale 1 is small.
    static final double SHOP_SCALE = 10;

    /// How long the product may look for cardinalities; longer than it does by default, because it counts for nothing.
    private static final Duration BUDGET = Duration.ofSeconds(60);

    private final Bench bench;
    private final String scale;
    private final Map<Workload, Place> discovered = new HashMap<>();
    private final Map<String, Prepared> prepared = new HashMap<>();

    Databases(Bench bench, String scale) {
        this.bench = bench;
        this.scale = scale;
    }

    Prepared prepared(Row row, boolean dump) {
        return prepared(row.workload(), row.shape(), dump);
    }

    Prepared prepared(Workload workload, Shape shape, boolean dump) {
        return prepared.computeIfAbsent(workload.name() + "-" + shape, name -> {
            bench.say("Preparing " + shape.describe(workload));
            return Prepared.make(workload, shape, discovered(workload), directory(name), dump);
        });
    }

    private Path directory(String name) {
        return bench.directory().resolve("prepared-" + scale).resolve(name);
    }

    private Place discovered(Workload workload) {
        return discovered.computeIfAbsent(workload, unknown -> {
            bench.say("Loading " + workload.name() + " at scale " + scale + " into PostgreSQL");
            String database = workload.equals(Workload.TPCH)
                    ? TpchData.of(scale, bench.cache()).load(bench.servers())
                    : shop();
            var place =
                    bench.servers().place(database, directory(workload.name()).resolve("workspace"));
            try (var product = new Product(place)) {
                product.discover().run(BUDGET);
            }
            return place;
        });
    }

    private String shop() {
        String database = "shop_" + scale.replace('.', '_');
        try {
            bench.servers().postgres().createDatabase(database);
            try (var connection = bench.servers().connect(database);
                    var statement = connection.createStatement()) {
                SampleShop.load(connection, SHOP_SCALE * Double.parseDouble(scale));
                TpchData.settle(statement);
            }
            return database;
        } catch (SQLException e) {
            throw new BenchFailure("The sample shop could not be loaded: " + e.getMessage(), e);
        }
    }
}
