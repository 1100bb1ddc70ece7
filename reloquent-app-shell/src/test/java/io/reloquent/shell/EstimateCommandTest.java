package io.reloquent.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.testkit.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `reloquent estimate`, which needs no target.
class EstimateCommandTest {

    @TempDir
    Path directory;

    private Shell shell;

    @BeforeEach
    void design() {
        shell = new Shell(directory.resolve("reloquent.yaml"))
                .with("RELOQUENT_SOURCE_PASSWORD", "")
                .with("RELOQUENT_TARGET_URI", "mongodb://127.0.0.1:1");
        shell.init(Servers.postgres().port(), Servers.shop(0.01), "postgres", "nowhere");
        for (String line : "discover,select --all,design --suggest".split(",")) {
            assertThat(shell.run(line.split(" ")).exitCode()).isZero();
        }
    }

    @Test
    void it_says_how_large_how_long_where_and_at_what_price_and_writes_it_down() throws IOException {
        Shell.Result result = shell.run("estimate", "--benchmark");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("customers", "direct", "spark-local", "emr", "glue", "M30");
        String said = onOneLine(result.err());
        assertThat(said)
                .contains("We recommend direct because this machine does it within the window")
                .contains("what takes longest is this:")
                .contains("Prices are of 2025-06-01, us-east-1")
                .contains("warning: The prices are of 2025-06-01, more than 180 days old.")
                .contains("Next: reloquent migrate");
        assertThat(Files.readString(directory.resolve("sizing-plan.yaml"))).contains("version: 1", "because:");
        assertThat(directory.resolve("sharding-plan.yaml")).doesNotExist();
    }

    @Test
    void json_holds_every_figure_and_its_reason() {
        Shell.Result result = shell.run("estimate", "--output", "json", "--window", "1s");

        JsonNode view = JsonMapper.shared().readTree(result.out());
        assertThat(view.path("version").asInt()).isEqualTo(1);
        assertThat(view.path("bytes").asLong()).isPositive();
        assertThat(view.path("places")).hasSize(4).allSatisfy(place -> {
            assertThat(place.path("because").asString()).isNotEmpty();
            assertThat(place.path("terms")).isNotEmpty();
        });
        JsonNode direct = view.path("places").path(0);
        assertThat(direct.path("place").asString()).isEqualTo("direct");
        assertThat(direct.path("fits").asBoolean()).isFalse();
        assertThat(direct.path("advice").asString()).startsWith("Not within 1 s, because of this: ");
        assertThat(view.path("prices").path("asOf").asString()).isEqualTo("2025-06-01");
        assertThat(view.path("sharding").isMissingNode()).isTrue();
    }

    @Test
    void prices_are_the_users_own_where_there_are_some() throws IOException {
        String own = """
                version: 1
                as_of: 2099-01-01
                region: the moon
                currency: EUR
                source: me
                ec2_and_emr: []
                glue_dpu_hour: 1
                atlas:
                - {tier: M1, processors: 2, memory_gb: 8, storage_gb: 100, iops: 1, hour: 0.25}
                """;
        Files.writeString(directory.resolve("own.yaml"), own);

        Shell.Result named =
                shell.run("estimate", "--prices", directory.resolve("own.yaml").toString());
        assertThat(named.out()).contains("EUR", "M1").doesNotContain("M30");
        assertThat(named.err()).contains("the moon").doesNotContain("warning");

        Files.writeString(directory.resolve("prices.yaml"), own.replace("the moon", "mars"));
        assertThat(shell.run("estimate").err()).contains("mars");
    }

    @Test
    void what_is_wrong_with_prices_is_said_at_once() throws IOException {
        Files.writeString(directory.resolve("prices.yaml"), """
                version: 1
                as_of: yesterday
                currency: EUR
                glue_dpu_hour: -1
                atlas:
                - {tier: M1, processors: none, memory_gb: 8, storage_gb: 100, iops: 1, hour: 0.25}
                """);
        Shell.Result result = shell.run("estimate");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(onOneLine(result.err()))
                .contains("'as_of' is 'yesterday'")
                .contains("'region' is missing")
                .contains("'glue_dpu_hour' is '-1'")
                .contains("'processors' is 'none'");
        assertThat(shell.run("estimate", "--prices", "/nowhere.yaml").exitCode())
                .isEqualTo(2);
        assertThat(shell.run("estimate", "--window", "soon").err()).contains("--window is 'soon', which is not a time");
    }

    @Test
    void shards_come_with_commands_to_copy() throws IOException {
        Shell.Result result = shell.run("estimate", "--sharding", "--window", "1s");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(Files.readString(directory.resolve("sharding-plan.yaml"))).contains("shards:", "collections:");
        assertThat(onOneLine(result.err())).contains("We recommend ");
    }

    private static String onOneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
