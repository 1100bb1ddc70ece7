package io.reloquent.local.spark;

import io.reloquent.codegen.Infrastructure;
import io.reloquent.codegen.Libraries;
import io.reloquent.codegen.MigrationScript;
import io.reloquent.codegen.ReadMe;
import io.reloquent.connection.Configuration;
import io.reloquent.fault.OursOrTheirs;
import io.reloquent.fault.YoursToFix;
import io.reloquent.local.load.OpenRange;
import io.reloquent.local.load.OpenRanges;
import io.reloquent.local.load.SourceConnections;
import io.reloquent.plan.CollectionPlan;
import io.reloquent.plan.Plan;
import io.reloquent.port.compute.ArtefactWriter;
import io.reloquent.port.source.Joining;
import io.reloquent.port.source.Snapshot;
import io.reloquent.port.source.SnapshotSource;
import io.reloquent.port.source.SourceDialect;
import io.reloquent.run.KeyRange;
import io.reloquent.run.Unmakable;
import io.reloquent.sizing.Load;
import io.reloquent.spark.Request;
import io.reloquent.spark.Work;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A plan as a directory that Spark runs: `migration.py` and what it needs beside it.
public final class ArtefactDirectory implements ArtefactWriter {

    /// Says whose directory it is.
    private static final String MARK = "migration.py";

    private static final String CREDENTIALS = """
            # What opens both servers. Copy it to a file that nobody else can read, fill it in, and
            #   set -a; . ./that-file; set +a
            RELOQUENT_SOURCE_PASSWORD=
            RELOQUENT_TARGET_URI=
            # RELOQUENT_SOURCE_PASSWORD_FROM and RELOQUENT_TARGET_URI_FROM in their place name where they are.
            """;

    /// Copies what a plan is made from into one directory, and the plan into another.
    @FunctionalInterface
    public interface Decisions {
        void copy(Path config, Plan plan, Path plans) throws IOException;
    }

    private final Configuration configuration;
    private final SourceDialect dialect;
    private final SnapshotSource source;
    private final Decisions decisions;

    public ArtefactDirectory(
            Configuration configuration, SourceDialect dialect, SnapshotSource source, Decisions decisions) {
        this.configuration = configuration;
        this.dialect = dialect;
        this.source = source;
        this.decisions = decisions;
    }

    @Override
    public List<String> write(Plan plan, long bytes, Path directory) {
        try {
            refuseOthers(directory);
            // A JAR of another version would be loaded beside the new one.
            delete(directory.resolve("jars"), ".jar");
            delete(directory.resolve("plans"), ".work");
            write(plan.collections(), directory);
            writeInfrastructure(bytes, directory);
            decisions.copy(directory.resolve("config"), plan, directory.resolve("plans"));
            try (Stream<Path> files = Files.walk(directory)) {
                return files.filter(Files::isRegularFile)
                        .map(file -> directory.relativize(file).toString())
                        .sorted()
                        .toList();
            }
        } catch (IOException e) {
            throw new OursOrTheirs(
                    "The files for Spark cannot be written to %s: %s.".formatted(directory, e.getMessage()),
                    "See that there is room and that you may write there.",
                    e);
        }
    }

    private static void refuseOthers(Path directory) throws IOException {
        if (!Files.exists(directory) || Files.exists(directory.resolve(MARK))) {
            return;
        }
        try (DirectoryStream<Path> content = Files.newDirectoryStream(directory)) {
            if (content.iterator().hasNext()) {
                throw YoursToFix.usage(
                        "%s holds files that 'reloquent generate' did not write.".formatted(directory),
                        "Name a directory that is empty or not there yet.");
            }
        }
    }

    private static void delete(Path directory, String ending) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (DirectoryStream<Path> written = Files.newDirectoryStream(directory, "*" + ending)) {
            for (Path file : written) {
                Files.delete(file);
            }
        }
    }

    private void write(List<CollectionPlan> collections, Path directory) throws IOException {
        Joining session = source.session();
        var places = new MigrationScript.Places(
                configuration.source().maxConnections(),
                session.properties(),
                session.statements(),
                configuration.target().database());
        Path plans = Files.createDirectories(directory.resolve("plans"));
        Path config = Files.createDirectories(directory.resolve("config"));
        Files.writeString(directory.resolve(MARK), MigrationScript.of(collections, dialect::extract, places));
        for (Map.Entry<String, String> library : Libraries.all().entrySet()) {
            Files.writeString(directory.resolve(library.getKey()), library.getValue());
        }
        Files.writeString(directory.resolve(MigrationScript.VALIDATION), MigrationScript.validation());
        Files.writeString(directory.resolve("README.md"), ReadMe.of(collections));
        Files.writeString(config.resolve("credentials.template.env"), CREDENTIALS);
        for (int i = 0; i < collections.size(); i++) {
            Work work = Works.of(collections.get(i), configuration, session, false, Unmakable.STOP);
            var request = new Request(work, Works.ranges(collections.get(i), ranges(collections.get(i)), dialect));
            Files.writeString(plans.resolve(i + ".work"), request.encoded() + "\n");
        }
        ShippedJars.copyTo(directory.resolve("jars"));
    }

    /// As many as connections allow at once: where they are cut, the source knows, as it is now. Rows that come later
    /// fall into them all the same.
    private List<OpenRange> ranges(CollectionPlan collection) {
        int atOnce = SourceConnections.rangesAtOnce(
                collection, configuration.source().maxConnections());
        if (collection.ranges().value() == 1 || atOnce == 1) {
            return List.of(new OpenRange(0, KeyRange.EVERYTHING));
        }
        try (Snapshot snapshot = source.take()) {
            return OpenRanges.all(collection, snapshot, atOnce);
        }
    }

    private void writeInfrastructure(long bytes, Path directory) throws IOException {
        // One is the script's own, which holds the snapshot.
        var load = new Load(bytes, Math.max(1, configuration.source().maxConnections() - 1));
        Path infrastructure = Files.createDirectories(directory.resolve("infrastructure"));
        for (Map.Entry<String, String> template :
                Infrastructure.of(load, ShippedJars.names()).entrySet()) {
            Files.writeString(infrastructure.resolve(template.getKey()), template.getValue());
        }
    }
}
