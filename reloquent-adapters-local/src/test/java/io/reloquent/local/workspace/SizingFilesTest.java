package io.reloquent.local.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.reloquent.fault.YoursToFix;
import io.reloquent.plan.Recommendation;
import io.reloquent.sizing.PriceTable;
import io.reloquent.sizing.ShardKey;
import io.reloquent.sizing.ShardingPlan;
import io.reloquent.sizing.ShardingPlan.Sharded;
import io.reloquent.sizing.SizingPlan;
import io.reloquent.sizing.SizingPlan.Choice;
import io.reloquent.sizing.SizingPlan.Rate;
import io.reloquent.sizing.SizingPlan.Sized;
import io.reloquent.sizing.TargetSize;
import io.reloquent.sizing.Term;
import io.reloquent.sizing.Term.Kind;
import io.reloquent.sizing.Timing;
import io.reloquent.sizing.Where;
import io.reloquent.sizing.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `sizing-plan.yaml`, `sharding-plan.yaml` and `prices.yaml`.
class SizingFilesTest {

    private static final String ODD = "a \"name\": with, # marks\n and a second line – ü";

    @TempDir
    private Path directory = Path.of("");

    private WorkspaceDirectory workspace = new WorkspaceDirectory(directory, Clock.systemUTC());

    @BeforeEach
    void open() {
        workspace = new WorkspaceDirectory(directory, Clock.systemUTC());
    }

    /// The run took a second, and made nothing.
    @Test
    void a_report_sets_an_estimate_beside_what_was_measured() {
        var terms = List.of(new Term(Kind.READ, 1.25, "it is slow"));
        SizingPlan estimate = estimate("p", new Timing(terms, 1.25, 0.3));
        var report = ReportTest.bare().against(Optional.of(estimate), Where.EMR);

        assertThat(ReportText.of(report).replaceAll("\\s+", " "))
                .contains("Estimate and measurement")
                .contains("Time of the load, emr: 1.3 s expected, 1.0 s measured, 20 % less than expected, within")
                .contains("Documents: 1 expected, 0 measured, 100 % less than expected");
        assertThat(ReportPage.of(report))
                .contains("<th scope=\"row\">Time of the load, emr</th><td>1.3 s</td><td>1.0 s</td>");
        workspace.report().save(report);
        assertThat(workspace.report().load()).contains(report);
        assertThat(ReportTest.bare()
                        .against(Optional.of(estimate("q", estimateTiming())), Where.EMR)
                        .prediction())
                .isNull();
        assertThat(ReportText.of(ReportTest.bare())).doesNotContain("Estimate");
        assertThat(ReportPage.of(ReportTest.bare())).doesNotContain("Estimate");
    }

    private static Timing estimateTiming() {
        return new Timing(List.of(new Term(Kind.READ, 1.5, ODD), new Term(Kind.START_UP, 2, "")), 3.5, 0.125);
    }

    @Test
    void an_estimate_is_read_back_as_it_was_kept() {
        SizingPlan plan = estimate("0123abc", estimateTiming());

        workspace.sizing().save(plan);

        assertThat(workspace.sizing().load()).contains(plan);
    }

    private static SizingPlan estimate(String hash, Timing timing) {
        return new SizingPlan(
                hash,
                Instant.parse("2026-11-22T03:04:05.678Z"),
                new Window(Duration.ofMinutes(90)),
                1L << 40,
                List.of(new Sized(ODD, 1, 2, 3, 4, 5, 6), new Sized("empty", 0, 0, 0, 0, 0, 0)),
                List.of(new Rate("read", 100.5, "MB/s", "why: " + ODD)),
                List.of(
                        new Choice(Where.SPARK_LOCAL, "2 processors", ODD, 2, 0, timing, true, null, ""),
                        new Choice(Where.EMR, "10 × r5", "", 7, 9, timing, false, 12.25, ODD)),
                new Recommendation<>(Where.EMR, ODD),
                cluster(3, "M60"),
                cluster(1, "M30"),
                LocalDate.of(2026, 1, 31));
    }

    private static TargetSize cluster(int shards, String tier) {
        return new TargetSize(
                new Recommendation<>(shards, ODD),
                new Recommendation<>(tier, "it is large enough"),
                new Recommendation<>(1L << 42, ""),
                new Recommendation<>(8_000_000_000L, ODD),
                new Recommendation<>(3_000, ""),
                new Recommendation<>(16, ""),
                3.95);
    }

    @Test
    void a_sharding_plan_is_read_back_as_it_was_kept() throws IOException {
        var long_ = "x".repeat(200);
        var ranged = new ShardKey(
                List.of(new ShardKey.Part("tenant", false, "string"), new ShardKey.Part("_id", false, "int")));
        var plan = new ShardingPlan(
                "0123abc",
                new Recommendation<>(4, ODD),
                List.of(
                        new Sharded("orders", new Recommendation<>(ShardKey.HASHED_ID, "it is counted up"), List.of()),
                        new Sharded(
                                ODD,
                                new Recommendation<>(ranged, ODD),
                                List.of(List.of(ODD, "1"), List.of(long_, "-2"), List.of("null", "007")))));

        workspace.sharding().save(plan);

        assertThat(workspace.sharding().load()).contains(plan);
        assertThat(Files.readString(directory.resolve("sharding-plan.yaml")))
                .contains("# How collections are spread over shards")
                .contains("# Where the collection is cut before the load");
    }

    @Test
    void whatever_is_wrong_with_a_sharding_plan_is_said_at_once() throws IOException {
        Files.writeString(directory.resolve("sharding-plan.yaml"), """
                version: 1
                plan: abc
                shards: {count: 0}
                collections:
                - collection: orders
                  key:
                  - {field: $where}
                  - {field: _id, hashed: perhaps}
                  splits:
                  - at: [1]
                - collection: orders
                  keys: []
                - collection: items
                  key: [{field: _id, hashed: true}]
                  splits:
                  - at: [1]
                """);

        var refused = catchThrowableOfType(
                YoursToFix.class, () -> workspace.sharding().load());

        assertThat(refused)
                .hasMessageContaining("'count' is '0'")
                .hasMessageContaining("'$where' is no field")
                .hasMessageContaining("'hashed' is 'perhaps'")
                .hasMessageContaining("a split has 1 values, and the key has")
                .hasMessageContaining("'orders' is there twice")
                .hasMessageContaining("did you mean 'key'?")
                .hasMessageContaining("a hashed key has splits");
    }

    @Test
    void a_damaged_estimate_is_refused_line_by_line() throws IOException {
        Files.writeString(directory.resolve("sizing-plan.yaml"), """
                version: 1
                plan: abc
                at: yesterday
                window: PT1H
                places:
                - {place: mars, seconds: x}
                """);

        var refused =
                catchThrowableOfType(YoursToFix.class, () -> workspace.sizing().load());

        assertThat(refused)
                .hasMessageContaining("'at' is 'yesterday'")
                .hasMessageContaining("'place' is 'mars'")
                .hasMessageContaining("'seconds' is 'x'")
                .hasMessageContaining("'recommended' is missing")
                .hasMessageContaining("'migration' is missing");
    }

    @Test
    void the_prices_that_come_with_the_program_have_a_day_and_every_machine_that_is_recommended() {
        PriceTable prices = workspace.prices(Optional.empty());

        assertThat(prices.asOf()).isEqualTo(LocalDate.of(2025, 6, 1));
        assertThat(prices.instances())
                .extracting(PriceTable.Instance::type)
                .contains("r5.2xlarge", "r5.4xlarge", "r5.8xlarge", "r5.12xlarge");
        assertThat(prices.tiers()).isSortedAccordingTo((one, other) -> Double.compare(one.perHour(), other.perHour()));
    }
}
