package io.reloquent.bench;

import io.reloquent.bench.measured.MeasuredRow;
import io.reloquent.bench.measured.Place;
import io.reloquent.bench.measured.Product;
import io.reloquent.catalog.TableName;
import io.reloquent.design.Contents;
import io.reloquent.design.DocumentId;
import io.reloquent.design.DocumentModel;
import io.reloquent.design.Embedding.EmbeddedArray;
import io.reloquent.design.Embedding.Sort;
import io.reloquent.design.Finding;
import io.reloquent.design.RootCollection;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/// The third benchmark: one parent with half a million children, whose document is larger than MongoDB takes.
final class Skew {

    private static final String DATABASE = "skew";
    private static final String KEY = "7777";

    private final Bench bench;
    private final PrintStream out;

    Skew(Bench bench, PrintStream out) {
        this.bench = bench;
        this.out = out;
    }

    /// @return whether the plan said it before the run, and the run stopped with the document's key
    boolean run() {
        load();
        var place = bench.servers()
                .place(DATABASE, bench.directory().resolve("skew").resolve("workspace"));
        boolean found;
        try (var product = new Product(place)) {
            product.discover().run(Duration.ofSeconds(20));
            product.select().everything();
            List<Finding> findings = product.design().adopt(model()).findings();
            out.println("\nBefore the run, the plan says:");
            findings.forEach(f -> out.printf("  %s: %s %s%n", f.severity(), f.message(), f.advice()));
            found = findings.stream().anyMatch(f -> f.getClass().getSimpleName().equals("Oversized"));
            product.plan().run();
        }
        return migrate(place) && found;
    }

    private boolean migrate(Place place) {
        try {
            var own = Files.createDirectories(bench.directory().resolve("skew"));
            var command = new Command(
                    JavaProcess.words(List.of(), MeasuredRow.Work.MIGRATE, place, ""),
                    own.resolve("said"),
                    own.resolve("complained"));
            int code = command.run(20);
            String complaint = command.firstComplaint();
            out.println("\nThe run ends with:\n  " + complaint);
            long there = bench.servers()
                    .client()
                    .getDatabase(Place.TARGET)
                    .getCollection("parent")
                    .countDocuments();
            out.printf("%nDocuments in the target: %,d of 20,000%n", there);
            return code != 0 && complaint.contains(KEY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void load() {
        try {
            bench.servers().postgres().createDatabase(DATABASE);
            try (var connection = bench.servers().connect(DATABASE);
                    var statement = connection.createStatement()) {
                statement.execute(TpchData.Script.read("skew.sql"));
                TpchData.settle(statement);
            }
        } catch (SQLException e) {
            throw new BenchFailure("The rows could not be made: " + e.getMessage(), e);
        }
    }

    private static DocumentModel model() {
        var child = new TableName("public", "child");
        var parent = new TableName("public", "parent");
        var children = new EmbeddedArray("children", child, null, Sort.BY_KEY, 1, Contents.EVERYTHING);
        return new DocumentModel(List.of(
                new RootCollection("parent", parent, new DocumentId.TableKey(), Contents.EVERYTHING.with(children))));
    }
}
