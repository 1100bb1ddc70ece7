package io.reloquent.local.spark;

import io.reloquent.codegen.ConnectorScript;
import io.reloquent.codegen.Infrastructure;
import io.reloquent.codegen.Libraries;
import io.reloquent.codegen.MigrationScript;
import io.reloquent.codegen.Places;
import io.reloquent.codegen.ReadMe;
import io.reloquent.connection.Configuration;
import io.reloquent.fault.OursOrTheirs;
import io.reloquent.fault.YoursToFix;
import io.reloquent.local.load.OpenRange;
import io.reloquent.local.load.OpenRanges;
import io.reloquent.local.load.SourceConnections;
import io.reloquent.plan.CollectionPlan;
import io.reloquent.plan.PlainCollection;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
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

    private static final String VALIDATION = "validate.py";

    /// Copies what a plan is made from into one directory, and the plan into another.
    @FunctionalInterface
    public interface Decisions {
        void copy(Path config, Plan plan, Path plans) throws IOException;
    }

    private final Configuration configuration;
    private final SourceDialect dialect;
    private final SnapshotSource source;
    private final Decisions decisions;
    private final ToIntFunction<Plan> processors;

    /// For plans that nobody estimated.
    public ArtefactDirectory(
            Configuration configuration, SourceDialect dialect, SnapshotSource source, Decisions decisions) {
        this(configuration, dialect, source, decisions, plan -> 0);
    }

    /// @param processors that a plan asks for by an estimate of it; 0 where there is none
    public ArtefactDirectory(
            Configuration configuration,
            SourceDialect dialect,
            SnapshotSource source,
            Decisions decisions,
            ToIntFunction<Plan> processors) {
        this.configuration = configuration;
        this.dialect = dialect;
        this.source = source;
        this.decisions = decisions;
        this.processors = processors;
    }

    /// What differs from writer to writer.
    private interface Content {
        void write(Path directory) throws IOException;
    }

    @Override
    public List<String> write(Plan plan, Path directory) {
        return write(plan, directory, place -> writeNative(plan, place));
    }

    @Override
    public List<String> writePlain(Plan plan, List<PlainCollection> collections, Path directory) {
        return write(plan, directory, place -> writeForConnector(plan, collections, place));
    }

    private List<String> write(Plan plan, Path directory, Content content) {
        try {
            refuseOthers(directory);
            // A JAR of another version would be loaded beside the new one.
            delete(directory.resolve("jars"), ".jar");
            delete(directory.resolve("plans"), ".work");
            deleteLibraries(directory);
            content.write(directory);
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

    /// Another writer has others.
    private static void deleteLibraries(Path directory) throws IOException {
        Set<String> names = new HashSet<>(Libraries.ofNative().keySet());
        names.addAll(Libraries.ofConnector().keySet());
        names.add(VALIDATION);
        for (String name : names) {
            Files.deleteIfExists(directory.resolve(name));
        }
    }

    private void writeNative(Plan plan, Path directory) throws IOException {
        List<CollectionPlan> collections = plan.collections();
        Joining session = source.session();
        Path plans = Files.createDirectories(directory.resolve("plans"));
        String script = MigrationScript.of(collections, dialect::extract, places(session));
        write(directory, script, Libraries.ofNative(), ReadMe.of(collections));
        Files.writeString(directory.resolve(VALIDATION), Libraries.validation());
        for (int i = 0; i < collections.size(); i++) {
            Work work = Works.of(collections.get(i), configuration, session, false, Unmakable.STOP);
            var request = new Request(work, Works.ranges(collections.get(i), ranges(collections.get(i)), dialect));
            Files.writeString(plans.resolve(i + ".work"), request.encoded() + "\n");
        }
        ShippedJars.copyTo(directory.resolve("jars"));
        writeInfrastructure(plan, ShippedJars.names(), Libraries.ofNative(), directory);
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

    private void writeForConnector(Plan plan, List<PlainCollection> collections, Path directory) throws IOException {
        Files.createDirectories(directory.resolve("plans"));
        String script = ConnectorScript.of(collections, dialect::plain, places(source.session()));
        write(directory, script, Libraries.ofConnector(), ReadMe.ofConnector(collections.size()));
        ConnectorJars.copyTo(directory.resolve("jars"));
        writeInfrastructure(plan, ConnectorJars.shipped(), Libraries.ofConnector(), directory);
    }

    private void writeInfrastructure(Plan plan, List<String> jars, Map<String, String> libraries, Path directory)
            throws IOException {
        // One is the script's own, which holds the snapshot.
        int connections = Math.max(1, configuration.source().maxConnections() - 1);
        var load = new Load(plan.bytes(), connections, processors.applyAsInt(plan));
        Path infrastructure = Files.createDirectories(directory.resolve("infrastructure"));
        for (Map.Entry<String, String> template :
                Infrastructure.of(load, jars, libraries.keySet()).entrySet()) {
            Files.writeString(infrastructure.resolve(template.getKey()), template.getValue());
        }
    }

    private Places places(Joining session) {
        return new Places(
                configuration.source().maxConnections(),
                session.properties(),
                session.statements(),
                configuration.target().database());
    }

    private static void write(Path directory, String script, Map<String, String> libraries, String readMe)
            throws IOException {
        Path config = Files.createDirectories(directory.resolve("config"));
        Files.writeString(directory.resolve(MARK), script);
        for (Map.Entry<String, String> library : libraries.entrySet()) {
            Files.writeString(directory.resolve(library.getKey()), library.getValue());
        }
        Files.writeString(directory.resolve("README.md"), readMe);
        Files.writeString(config.resolve("credentials.template.env"), CREDENTIALS);
    }
}
