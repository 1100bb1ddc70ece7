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
    private static final int PARENTS = 20_000;
    private static final int MINUTES = 20;

    private final Bench bench;
    private final PrintStream out;

    Skew(Bench bench, PrintStream out) {
        this.bench = bench;
        this.out = out;
    }

    /// @return whether the plan said it before the run, the run stopped with the document's key, and one that sets such
    ///     documents aside loaded all others
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
        return stops(place) && setsAside(place) && found;
    }

    private boolean stops(Place place) {
        Command command = command(MeasuredRow.Work.MIGRATE, place);
        int code = command.run(MINUTES);
        String complaint = command.firstComplaint();
        out.printf("%nThe run ends with:%n  %s%nDocuments in the target: %,d of %,d%n", complaint, there(), PARENTS);
        return code != 0 && complaint.contains(KEY);
    }

    private boolean setsAside(Place place) {
        Command command = command(MeasuredRow.Work.MIGRATE_SET_ASIDE, place);
        int code = command.run(MINUTES);
        out.printf(
                "%nWith --set-aside it ends with %d.%nDocuments in the target: %,d of %,d%n%s%n",
                code, there(), PARENTS, command.lastLine());
        return code == 0 && there() == PARENTS - 1;
    }

    private Command command(MeasuredRow.Work work, Place place) {
        try {
            var own = Files.createDirectories(bench.directory().resolve("skew"));
            return new Command(
                    JavaProcess.words(List.of(), work, place, ""),
                    own.resolve("said-" + work),
                    own.resolve("complained-" + work));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long there() {
        return bench.servers()
                .client()
                .getDatabase(Place.TARGET)
                .getCollection("parent")
                .countDocuments();
    }

    private void load() {
        try {
            bench.servers().postgres().createDatabase(DATABASE);
            try (var connection = bench.servers().connect(DATABASE);
                    var statement = connection.createStatement()) {
                statement.execute(Script.read("skew.sql"));
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
