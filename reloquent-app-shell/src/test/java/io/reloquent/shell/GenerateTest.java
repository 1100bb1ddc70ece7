package io.reloquent.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoClients;
import io.reloquent.local.spark.SparkHome;
import io.reloquent.sandbox.PythonModules;
import io.reloquent.spark.Request;
import io.reloquent.testkit.Aws;
import io.reloquent.testkit.Servers;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is generated loads the same documents, with nobody but Spark about.
class GenerateTest {

    private static final String CANARY = "canary-7f3a";

    @TempDir
    Path directory;

    private final String target = Servers.freshName("generated");
    private Shell shell;

    @BeforeEach
    void newWorkspace() {
        shell = new Shell(directory.resolve("workspace/reloquent.yaml"));
    }

    private void generate(String source) {
        PythonModules.pySpark().forEach(shell::with);
        shell.with("RELOQUENT_SOURCE_PASSWORD", CANARY)
                .with("RELOQUENT_TARGET_URI", Servers.mongod().uri());
        shell.init(Servers.postgres().port(), source, "postgres", target);
        for (String line : List.of("discover", "select --all", "design --suggest", "plan")) {
            assertThat(shell.run(line.split(" ")).exitCode()).isZero();
        }
        Shell.Result result = shell.run("generate", tree().toString());
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out().lines())
                .contains("migration.py", "loading.py", "README.md", "config/mapping.yaml", "config/source-schema.yaml")
                .contains("config/credentials.template.env", "plans/plan.yaml", "plans/0.work")
                .contains("opening.py", "infrastructure/emr-cluster.yaml", "infrastructure/glue-job.yaml");
    }

    private Path tree() {
        return directory.resolve("tree");
    }

    /// The first start is the very step of the template for EMR, but for the place: executors are processes of their
    /// own, which find nothing in their environment.
    @Test
    void the_script_loads_what_the_direct_engine_loads() throws Exception {
        generate(Servers.shop(0.02));
        Path events = Files.createDirectory(directory.resolve("events"));
        Path home = directory.resolve("spark-home");
        Ended ended = step(home, events);

        assertThat(ended.exitCode()).as(ended.out() + ended.err()).isZero();
        assertThat(Files.readString(tree().resolve("reports/summary.json"))).contains("\"error\": null");
        assertThat(tree().resolve("reports/.summary.json.crc")).doesNotExist();
        assertThat(ended.out() + ended.err())
                .doesNotContain(CANARY, Servers.mongod().uri());
        noneHoldsASecret(tree());
        noneHoldsASecret(events);
        // What executors were started with, and what they said.
        noneHoldsASecret(home.resolve("work"));
        try (Stream<Path> logs = Files.list(events)) {
            assertThat(Files.readString(logs.findFirst().orElseThrow()))
                    .contains("SparkListenerApplicationEnd", "Scan JDBCRelation", "spark.authenticate");
        }
        SortedMap<String, byte[]> generated = documents();

        dropAll();
        assertThat(shell.run("migrate").exitCode()).isZero();
        SortedMap<String, byte[]> direct = documents();
        assertThat(generated).usingRecursiveComparison().isEqualTo(direct);

        String kept = direct.firstKey().split(" ")[0];
        dropAllBut(kept);
        Ended refused = script();
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.out()).contains("holds documents already");
        assertThat(Files.readString(tree().resolve("reports/summary.json"))).contains("\"error\": null");
        assertThat(documents()).usingRecursiveComparison().isEqualTo(direct);

        deleteHalf(kept);
        Ended again = script("--again", "--collection", kept);
        assertThat(again.exitCode()).as(again.out() + again.err()).isZero();
        assertThat(documents()).usingRecursiveComparison().isEqualTo(direct);
    }

    private Ended step(Path home, Path events) throws IOException, InterruptedException {
        try (Aws aws = Aws.start(Files.createDirectory(directory.resolve("aws")))) {
            List<String> command = new ArrayList<>(List.of(
                    "step",
                    tree().resolve("infrastructure/emr-cluster.yaml").toString(),
                    "Bucket=b",
                    "Prefix=p",
                    "Subnet=s",
                    "PrimarySecurityGroup=sg-1",
                    "CoreSecurityGroup=sg-2"));
            command.add("SourcePasswordSecret=" + aws.say("secret", "source", "{\"password\": \"" + CANARY + "\"}"));
            command.add("SourcePasswordKey=password");
            command.add("TargetUriSecret="
                    + aws.say("secret", "target", Servers.mongod().uri()));
            JsonNode step = JsonMapper.builder().build().readTree(aws.say(command.toArray(String[]::new)));
            Map<String, String> environment =
                    new HashMap<>(SparkHome.find(shell.environment()).environment());
            String modules = environment.getOrDefault("PYTHONPATH", "");
            aws.environment().forEach((name, value) -> environment.merge(name, value, (own, other) -> own));
            environment.put(
                    "PYTHONPATH",
                    modules + File.pathSeparator + aws.environment().get("PYTHONPATH"));
            environment.keySet().removeAll(Set.of("RELOQUENT_SOURCE_PASSWORD", "RELOQUENT_TARGET_URI"));
            link(Path.of(modules, "pyspark"), home);
            environment.put("SPARK_HOME", home.toString());
            return run(submitted(step, home, events), environment);
        }
    }

    /// Spark keeps the files of executors in its own directory.
    private static void link(Path spark, Path home) throws IOException {
        Files.createDirectory(home);
        try (Stream<Path> parts = Files.list(spark)) {
            for (Path part : parts.filter(part -> !part.endsWith("work")).toList()) {
                Files.createSymbolicLink(home.resolve(part.getFileName()), part);
            }
        }
    }

    /// The step's command on this machine, with the settings of its cluster.
    private List<String> submitted(JsonNode step, Path home, Path events) {
        List<String> command = new ArrayList<>();
        for (JsonNode argument : step.get("arguments")) {
            command.add(argument.asString()
                    .replace("s3://b/p", tree().toUri().toString().replaceAll("/$", "")));
        }
        // Spark's own reading of the source is what shows most of itself.
        command.addAll(List.of("--engine", "dataframe"));
        command.set(0, home.resolve("bin/spark-submit").toString());
        Map<String, String> settings = new TreeMap<>();
        step.get("settings")
                .properties()
                .forEach(setting ->
                        settings.put(setting.getKey(), setting.getValue().asString()));
        settings.putAll(Map.of(
                "spark.master", "local-cluster[1,2,1024]",
                "spark.executor.instances", "1",
                "spark.executor.cores", "2",
                // YARN makes one by itself.
                "spark.authenticate.secret", "made-by-yarn",
                "spark.driver.host", "127.0.0.1",
                "spark.driver.bindAddress", "127.0.0.1",
                "spark.sql.shuffle.partitions", "2",
                "spark.ui.enabled", "false",
                "spark.eventLog.enabled", "true",
                "spark.eventLog.dir", events.toUri().toString()));
        settings.forEach((name, value) -> command.addAll(1, List.of("--conf", name + "=" + value)));
        return command;
    }

    @Test
    void what_differs_from_the_source_is_named() throws Exception {
        generate(large());
        Request request = Request.decoded(Files.readString(tree().resolve("plans/0.work")));
        assertThat(request.ranges()).hasSizeGreaterThan(10);
        assertThat(shell.run("migrate").exitCode()).isZero();
        Ended agrees = python("validate.py");
        assertThat(agrees.exitCode()).as(agrees.out() + agrees.err()).isZero();

        try (var client = MongoClients.create(Servers.mongod().uri())) {
            var lines = client.getDatabase(target).getCollection("lines");
            Mono.from(lines.updateOne(Filters.eq("_id", 1), Updates.set("more", true)))
                    .block();
            Mono.from(lines.deleteOne(Filters.eq("_id", 2))).block();
            Mono.from(lines.insertOne(new Document("_id", "none"))).block();
        }
        Ended differs = python("validate.py", "--engine", "dataframe", "--collection", "lines");
        assertThat(differs.exitCode()).isEqualTo(1);
        assertThat(differs.out())
                .contains("1 missing, 1 unexpected, 1 different")
                .contains("{\"id\": \"{\\\"_id\\\": 2}\", \"is\": \"missing\"}")
                .contains("{\"id\": \"{\\\"_id\\\": \\\"none\\\"}\", \"is\": \"unexpected\"}")
                .contains("{\"id\": \"{\\\"_id\\\": 1}\", \"is\": \"different\"}");
    }

    /// Enough rows to be cut into ranges, in the source and in the target.
    private static String large() throws SQLException {
        String name = Servers.freshName("large");
        Servers.postgres().createDatabase(name);
        try (Connection connection = Servers.postgres().connect(name);
                Statement statement = connection.createStatement()) {
            statement.execute("create table lines (id int primary key)");
            statement.execute("insert into lines select generate_series(1, 200000)");
            statement.execute("analyze lines");
        }
        return name;
    }

    @Test
    void the_connector_loads_what_the_direct_engine_loads_or_is_refused() throws Exception {
        generate(Servers.shop(0.02));
        Shell.Result refused = shell.run("generate", tree().toString(), "--writer", "connector");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("customers.external_id", "has no UUID", "--writer native");
        assertThat(shell.run("generate", tree().toString(), "--writer", "conector")
                        .exitCode())
                .isEqualTo(2);

        Files.writeString(directory.resolve("workspace/mapping.yaml"), """
                version: 1
                collections:
                  orders:
                    from: shop.orders
                    embed:
                      - array: items
                        from: shop.order_items
                """);
        Shell.Result result = shell.run("generate", tree().toString(), "--writer", "connector");
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out().lines())
                .contains("migration.py", "connector.py", "reading.py", "plans/plan.yaml")
                .doesNotContain("loading.py", "plans/0.work", "jars/reloquent-spark.jar")
                .contains("jars/mongo-spark-connector_2.12-10.5.0.jar", "jars/mongodb-driver-sync-5.1.4.jar");
        Ended ended = script();
        assertThat(ended.exitCode()).as(ended.out() + ended.err()).isZero();
        SortedMap<String, byte[]> generated = documents();
        assertThat(script().out()).contains("holds documents already");

        dropAll();
        assertThat(shell.run("plan").exitCode()).isZero();
        assertThat(shell.run("migrate").exitCode()).isZero();
        assertThat(generated).usingRecursiveComparison().isEqualTo(documents());
    }

    @Test
    void no_file_holds_a_secret_and_nothing_else_is_overwritten() throws IOException {
        generate(Servers.shop(0.02));
        noneHoldsASecret(tree());
        Path other = Files.createDirectory(directory.resolve("other"));
        Files.writeString(other.resolve("mine.txt"), "mine");
        Shell.Result refused = shell.run("generate", other.toString());
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("did not write").contains("empty or not there yet");
        Path stale = Files.writeString(tree().resolve("jars/mongodb-driver-0.9.jar"), "old");
        assertThat(shell.run("generate", tree().toString()).exitCode()).isZero();
        assertThat(stale).doesNotExist();
    }

    private static void noneHoldsASecret(Path place) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(CANARY)
                        .doesNotContain(Servers.mongod().uri());
            }
        }
    }

    @Test
    void a_target_that_is_not_there_is_found_before_the_first_row() throws Exception {
        generate(Servers.shop(0.02));
        shell.with("RELOQUENT_TARGET_URI", "mongodb://127.0.0.1:1/");

        Ended ended = script();

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.err()).contains("error: An executor cannot write to the target");
        assertThat(documents()).isEmpty();
    }

    private record Ended(int exitCode, String out, String err) {}

    private Ended script(String... arguments) throws IOException, InterruptedException {
        return python("migration.py", arguments);
    }

    private Ended python(String script, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("python3", tree().resolve(script).toString()));
        command.addAll(List.of(arguments));
        return run(command, SparkHome.find(shell.environment()).environment());
    }

    /// In a directory where nothing is.
    private Ended run(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
        Path out = directory.resolve("out.txt");
        Path err = directory.resolve("err.txt");
        var builder = new ProcessBuilder(command)
                .directory(
                        Files.createDirectories(directory.resolve("elsewhere")).toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        int exitCode = builder.start().waitFor();
        return new Ended(exitCode, Files.readString(out), Files.readString(err));
    }

    private void dropAll() {
        dropAllBut("");
    }

    private void dropAllBut(String kept) {
        try (var client = MongoClients.create(Servers.mongod().uri())) {
            var database = client.getDatabase(target);
            Flux.from(database.listCollectionNames())
                    .filter(name -> !name.equals(kept))
                    .flatMap(name -> database.getCollection(name).drop())
                    .blockLast();
        }
    }

    private void deleteHalf(String collection) {
        try (var client = MongoClients.create(Servers.mongod().uri())) {
            var documents = client.getDatabase(target).getCollection(collection);
            Mono.from(documents.countDocuments())
                    .flatMapMany(count -> documents.find().limit((int) (count / 2)))
                    .map(document -> document.get("_id"))
                    .collectList()
                    .flatMap(ids -> Mono.from(documents.deleteMany(Filters.in("_id", ids))))
                    .block();
        }
    }

    /// Every document by its collection and its `_id`.
    private SortedMap<String, byte[]> documents() {
        var documents = new TreeMap<String, byte[]>();
        try (var client = MongoClients.create(Servers.mongod().uri())) {
            var database = client.getDatabase(target);
            for (String name : Objects.requireNonNull(
                    Flux.from(database.listCollectionNames()).collectList().block())) {
                Flux.from(database.getCollection(name, RawBsonDocument.class).find(new Document()))
                        .toIterable()
                        .forEach(document -> documents.put(name + " " + document.get("_id"), bytes(document)));
            }
        }
        return documents;
    }

    private static byte[] bytes(RawBsonDocument document) {
        byte[] bytes = new byte[document.getByteBuffer().remaining()];
        document.getByteBuffer().get(bytes);
        return bytes;
    }
}
