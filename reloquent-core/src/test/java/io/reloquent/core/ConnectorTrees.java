package io.reloquent.core;

import io.reloquent.catalog.Catalog;
import io.reloquent.connection.Configuration;
import io.reloquent.connection.Secret;
import io.reloquent.design.DocumentModel;
import io.reloquent.design.Finding;
import io.reloquent.local.spark.ArtefactDirectory;
import io.reloquent.local.spark.SparkHome;
import io.reloquent.mapping.BsonType;
import io.reloquent.mapping.TypeChoices;
import io.reloquent.mongo.MongoAddresses;
import io.reloquent.mongo.MongoTarget;
import io.reloquent.plan.CollectionPlan;
import io.reloquent.plan.ConnectorLimits;
import io.reloquent.plan.PlainCollection;
import io.reloquent.plan.Plan;
import io.reloquent.run.Progress;
import io.reloquent.sandbox.PythonModules;
import io.reloquent.source.postgresql.PostgresDialect;
import io.reloquent.source.postgresql.PostgresSnapshots;
import io.reloquent.testkit.Servers;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Scripts that MongoDB's connector writes for, each beside the documents of the direct engine, run by one Spark.
final class ConnectorTrees {

    /// What many tables have, and the connector does not: as text it does.
    private static final TypeChoices AS_TEXT = new TypeChoices(Map.of(
            "uuid",
            BsonType.STRING,
            "jsonb",
            BsonType.STRING,
            "json",
            BsonType.STRING,
            // What is said of a type with its digits comes first.
            "numeric",
            BsonType.STRING,
            "numeric(5,4)",
            BsonType.DECIMAL128,
            "numeric(12,2)",
            BsonType.DECIMAL128,
            "numeric(14,2)",
            BsonType.DECIMAL128,
            "numeric(20,6)",
            BsonType.DECIMAL128));

    private final Path directory;
    private final Map<String, Path> trees = new LinkedHashMap<>();
    private final List<String> runs = new ArrayList<>();
    private @Nullable Process process;
    private @Nullable Writer lines;
    private final Map<String, String> databases = new HashMap<>();
    private final Map<String, Map<String, byte[]>> expected = new HashMap<>();
    private final Map<String, String> refused = new TreeMap<>();

    ConnectorTrees(Path directory) {
        this.directory = directory;
    }

    /// A design's script and documents, or why there is none.
    void add(String name, String source, Optional<DocumentModel> model, boolean viewsToo) throws IOException {
        try (var migration = new Migration(source)) {
            if (viewsToo) {
                migration.discoverAndSelectViewsToo();
            } else {
                migration.discoverAndSelect();
            }
            migration.workspace.types().save(AS_TEXT);
            if (model.isPresent()) {
                migration.design().adopt(model.get());
            } else {
                migration.design().suggest();
            }
            Plan plan = migration.makePlan().compute();
            List<PlainCollection> collections = judged(name, migration.catalog(), plan);
            if (!refused.containsKey(name)) {
                generate(name, migration, plan, collections);
                migration.migrate(false, Progress.NONE);
                expected.put(name, documents(plan, migration.target));
            }
        }
    }

    private List<PlainCollection> judged(String name, Catalog catalog, Plan plan) {
        List<PlainCollection> collections = new ArrayList<>();
        for (CollectionPlan collection : plan.collections()) {
            ConnectorLimits.Judgement judgement = ConnectorLimits.of(catalog, collection);
            judgement.findings().stream()
                    .findFirst()
                    .ifPresent(finding -> refused.putIfAbsent(name, sentence(finding)));
            collections.add(judgement.collection());
        }
        return collections;
    }

    private static String sentence(Finding finding) {
        return finding.place() + ": " + finding.message();
    }

    private void generate(String name, Migration migration, Plan plan, List<PlainCollection> collections)
            throws IOException {
        String database = Servers.freshName("connected");
        Configuration own = migration.configuration;
        var configuration = new Configuration(
                own.source(), MongoAddresses.parse(new Secret(Servers.mongod().uri()), database));
        Path tree = directory.resolve("tree" + trees.size());
        new ArtefactDirectory(
                        configuration,
                        new PostgresDialect(),
                        new PostgresSnapshots(migration.connections),
                        (config, ignored, plans) -> {})
                .writePlain(plan, collections, tree);
        trees.put(name, tree);
        databases.put(name, database);
        runs.add(name);
        say(tree.toString());
    }

    /// What was refused, each with the first reason.
    Map<String, String> refused() {
        return refused;
    }

    /// Runs one of them a second time, when all are done.
    ///
    /// @return what each collection's failure says, by the name of its design
    Map<String, String> runAgain(String name) throws IOException, InterruptedException {
        say("again " + trees.get(name));
        runs.add(name);
        try (Writer input = lines()) {
            input.flush();
        }
        process().waitFor();
        return failures(
                runs,
                Files.readString(directory.resolve("out.txt"), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.startsWith("results "))
                        .map(line -> JsonMapper.shared().readTree(line.substring("results ".length())))
                        .toList());
    }

    private void say(String line) throws IOException {
        lines().write(line + "\n");
        lines().flush();
    }

    private Writer lines() throws IOException {
        if (lines == null) {
            lines = new OutputStreamWriter(process().getOutputStream(), StandardCharsets.UTF_8);
        }
        return lines;
    }

    /// Works while more trees come.
    private Process process() throws IOException {
        if (process == null) {
            Path script = directory.resolve("connector_trees.py");
            try (var content = ConnectorTrees.class.getResourceAsStream("connector_trees.py")) {
                Files.write(script, content == null ? new byte[0] : content.readAllBytes());
            }
            SparkHome spark = SparkHome.find(PythonModules.pySpark());
            var builder = new ProcessBuilder(
                            spark.python(),
                            script.toString(),
                            trees.values().iterator().next().toString())
                    .redirectOutput(directory.resolve("out.txt").toFile())
                    .redirectError(Path.of("target/connector-test.log").toFile());
            builder.environment().clear();
            builder.environment().putAll(spark.environment());
            builder.environment().put("RELOQUENT_TARGET_URI", Servers.mongod().uri());
            process = builder.start();
        }
        return process;
    }

    private static Map<String, String> failures(List<String> names, List<JsonNode> results) {
        Map<String, String> failures = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            if (i >= results.size()) {
                failures.put(names.get(i), "did not run");
                continue;
            }
            for (JsonNode result : results.get(i)) {
                if (!result.path("error").isNull()) {
                    failures.put(names.get(i), result.path("error").asString());
                }
            }
        }
        return failures;
    }

    /// Of one design, every document that is not as it is expected; nothing if all are.
    List<String> differences(String name) {
        Map<String, byte[]> wanted = expected.getOrDefault(name, Map.of());
        List<String> differences = new ArrayList<>();
        var address = MongoAddresses.parse(new Secret(Servers.mongod().uri()), databases.getOrDefault(name, "none"));
        try (var target = MongoTarget.open(address)) {
            Map<String, byte[]> found = new TreeMap<>();
            for (String collection : collections(wanted)) {
                scan(collection, target, found);
            }
            wanted.forEach((id, document) -> {
                byte[] other = found.remove(id);
                if (!Arrays.equals(document, other)) {
                    differences.add(id + "\n  is " + json(other) + "\n  not " + json(document));
                }
            });
            found.keySet().forEach(id -> differences.add(id + " is too much"));
        }
        return differences;
    }

    private static List<String> collections(Map<String, byte[]> documents) {
        return documents.keySet().stream()
                .map(id -> id.substring(0, id.indexOf(' ')))
                .distinct()
                .toList();
    }

    private static String json(byte @Nullable [] document) {
        return document == null ? "not there" : new RawBsonDocument(document).toJson();
    }

    private static Map<String, byte[]> documents(Plan plan, MongoTarget target) {
        Map<String, byte[]> documents = new TreeMap<>();
        for (CollectionPlan collection : plan.collections()) {
            scan(collection.collection(), target, documents);
        }
        return documents;
    }

    private static void scan(String collection, MongoTarget target, Map<String, byte[]> documents) {
        target.reader().scan(collection, (bytes, offset, length) -> {
            byte[] copy = Arrays.copyOfRange(bytes, offset, offset + length);
            documents.put(collection + " " + new RawBsonDocument(copy).get("_id"), copy);
        });
    }

    /// The names of all that were not refused.
    List<String> names() {
        return List.copyOf(trees.keySet());
    }
}
