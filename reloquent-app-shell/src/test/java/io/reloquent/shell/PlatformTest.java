package io.reloquent.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoClients;
import io.reloquent.sandbox.PythonModules;
import io.reloquent.testkit.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

/// A plan is carried out by what the configuration names, or the option.
class PlatformTest {

    @TempDir
    Path directory;

    private final String target = Servers.freshName("platform");
    private Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(directory.resolve("reloquent.yaml"));
        PythonModules.pySpark().forEach(shell::with);
        shell.with("RELOQUENT_SOURCE_PASSWORD", "")
                .with("RELOQUENT_TARGET_URI", Servers.mongod().uri());
        shell.init(Servers.postgres().port(), Servers.shop(0.02), "postgres", target);
        for (String line : List.of("discover", "select --all", "design --suggest", "plan")) {
            assertThat(shell.run(line.split(" ")).exitCode()).isZero();
        }
    }

    /// The plan was made for another platform; that makes no difference to it.
    @Test
    void a_spark_of_this_machine_migrates_and_validation_passes() throws IOException {
        edit("platform: direct ", "platform: spark-local ");

        Shell.Result result = shell.run("migrate");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.err()).contains("Starting Spark");
        assertThat(directory.resolve(".reloquent/spark/spark.log")).exists();
        assertThat(Files.getPosixFilePermissions(directory.resolve(".reloquent")))
                .hasSize(3);
        Shell.Result validation = shell.run("validate");
        assertThat(validation.exitCode()).as(validation.out()).isZero();
    }

    @Test
    void what_spark_lacks_is_said_before_anything_is_written() throws IOException {
        shell.with("RELOQUENT_PYTHON", "/no/such/python");
        refused("There is no Spark 3.5 here: '/no/such/python' has no PySpark.");

        PythonModules.pySpark().forEach(shell::with);
        shell.with("RELOQUENT_PYTHON", "python3");
        edit("max_connections: 20 ", "max_megabytes_per_second: 5\n  max_connections: 20 ");
        refused("source.max_megabytes_per_second cannot be kept");

        edit("platform: direct ", "platform: spark-local ");
        Shell.Result direct = shell.run("migrate", "--platform", "direct");
        assertThat(direct.exitCode()).as(direct.err()).isZero();
        assertThat(direct.err()).doesNotContain("Spark");
    }

    private void refused(String sentence) {
        Shell.Result result = shell.run("migrate", "--platform=spark-local");
        assertThat(result.err()).startsWith("error: " + sentence).contains("--platform direct");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(recorded()).isZero();
        assertThat(shell.run("status").out()).doesNotContain("trouble");
    }

    private long recorded() {
        try (var client = MongoClients.create(Servers.mongod().uri())) {
            return Mono.from(client.getDatabase("reloquent")
                            .getCollection("runs")
                            .countDocuments(new Document("_id.target", target)))
                    .blockOptional()
                    .orElseThrow();
        }
    }

    private void edit(String text, String with) throws IOException {
        String written = Files.readString(shell.configuration);
        assertThat(written).contains(text);
        Files.writeString(shell.configuration, written.replace(text, with));
    }
}
