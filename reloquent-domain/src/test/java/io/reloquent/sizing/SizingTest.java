package io.reloquent.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reloquent.plan.Recommendation;
import io.reloquent.sizing.ReadRate.Slice;
import io.reloquent.sizing.SizingPlan.Choice;
import io.reloquent.sizing.Term.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SizingTest {

    private static final long BILLION = 1_000_000_000L;

    /// 4.2 TB at 420 MB a second are 2 hours and 47 minutes, whatever a cluster does.
    @Test
    void where_the_source_binds_more_machines_do_not_help_and_it_is_said_what_would() {
        Workload workload = Loads.workload(Loads.load(BILLION, 840, 840, false, 4));
        Rates rates = rates(100, 420);

        SizingPlan sizing = Sizing.of(
                workload,
                rates,
                Loads.apart(8, 50, 64),
                Window.HOUR,
                Loads.PRICES,
                new Recommendation<>(8, "many"),
                Instant.EPOCH);

        Choice emr = sizing.choice(Where.EMR).orElseThrow();
        assertThat(emr.timing().binding().kind()).isEqualTo(Kind.READ);
        assertThat(emr.timing().seconds()).isCloseTo(10_000 + 480, within(1.0));
        assertThat(emr.fits()).isFalse();
        assertThat(emr.advice()).contains("replica", "more machines at this end do not help", "a window of ");
        assertThat(sizing.recommended().because()).contains("nothing does it within the window");
    }

    @Test
    void work_on_one_machine_adds_up_and_work_on_several_does_not() {
        Workload workload = Loads.workload(Loads.load(10 * Loads.MILLION, 100, 200, false, 4));

        Timing shared = Forecast.of(workload, Rates.DATED, Loads.shared(4));
        Timing apart = Forecast.of(workload, Rates.DATED, Loads.apart(4, 20, 4));

        assertThat(shared.binding().kind()).isEqualTo(Kind.PROCESSORS);
        assertThat(apart.terms()).noneMatch(term -> term.kind() == Kind.PROCESSORS);
        assertThat(apart.seconds()).isLessThan(shared.seconds());
    }

    @Test
    void rows_that_are_gathered_first_take_their_time_before_the_rest() {
        double flowing = seconds(Loads.load(10 * Loads.MILLION, 100, 200, false, 1));
        double gathered = seconds(Loads.load(10 * Loads.MILLION, 100, 200, true, 1));

        assertThat(gathered).isGreaterThan(1.05 * flowing);
    }

    @Test
    void a_small_load_is_for_this_machine_and_costs_nothing() {
        SizingPlan sizing = Loads.size(Loads.workload(Loads.MILLION), Loads.shared(2), Window.HOUR);

        assertThat(sizing.recommended().value()).isEqualTo(Where.DIRECT);
        assertThat(sizing.choice(Where.DIRECT).orElseThrow().cost()).isNull();
        assertThat(sizing.choice(Where.EMR).orElseThrow().cost()).isPositive();
        assertThat(sizing.migration().tier().value()).isEqualTo("M30");
        assertThat(sizing.migration().shards().value()).isEqualTo(1);
    }

    @Test
    void a_cluster_is_as_large_as_the_work_asks_for_and_no_larger_than_connections() {
        assertThat(EmrSize.of(new Load(10 * Load.TB, 49, 200)).value().processors())
                .isLessThanOrEqualTo(49);
        assertThat(EmrSize.of(new Load(10 * Load.TB, 1_000, 65)).value()).isEqualTo(new EmrSize("r5.8xlarge", 3, 32));
        assertThat(EmrSize.of(new Load(10 * Load.TB, 1_000, 65)).because()).contains("the work takes 65 processors");
        assertThat(GlueSize.of(new Load(10 * Load.GB, 49, 9)).value()).isEqualTo(new GlueSize(4, 1));
    }

    @Test
    void shards_are_as_many_as_size_or_time_ask_for() {
        Workload small = Loads.workload(Loads.MILLION);
        assertThat(shards(small, false)).isEqualTo(1);
        assertThat(shards(small, true)).isEqualTo(1);
        Workload large = Loads.workload(10 * BILLION);
        assertThat(ShardCount.isNeeded(large)).isTrue();
        Recommendation<Integer> inADay = ShardCount.of(large, Rates.DATED, Window.parse("48h"), false);
        Recommendation<Integer> inTenMinutes = ShardCount.of(large, Rates.DATED, Window.parse("10m"), false);
        assertThat(inADay.value()).isEqualTo(6);
        assertThat(inADay.because()).contains("a shard holds 2 TB comfortably");
        assertThat(inTenMinutes.value()).isEqualTo(20);
        assertThat(inTenMinutes.because()).contains("by size alone 6 would do");
    }

    @Test
    void storage_holds_data_indexes_and_oplog() {
        SizingPlan sizing = Loads.size(Loads.workload(100 * Loads.MILLION), Loads.shared(8), Window.HOUR);
        double needed = sizing.bytes() + sizing.indexBytes() + 50e9;

        assertThat((double) sizing.migration().storageBytes().value()).isCloseTo(needed / 0.8, within(1e6));
        assertThat((double) sizing.production().storageBytes().value())
                .isCloseTo(1.3 * (sizing.bytes() + sizing.indexBytes()), within(1e6));
    }

    @Test
    void a_window_is_read_as_people_write_it() {
        assertThat(Window.parse("1h")).isEqualTo(Window.HOUR);
        assertThat(Window.parse("90m").length()).isEqualTo(Duration.ofMinutes(90));
        assertThat(Window.parse("2h30m").length()).isEqualTo(Duration.ofMinutes(150));
        for (String wrong : List.of("", "h", "1", "0m", "1 h", "-1h", "1d", "30m2h", "99999h")) {
            assertThatThrownBy(() -> Window.parse(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_measured_rate_says_its_spread() {
        var steady = new ReadRate("t", List.of(slice(100), slice(100)), List.of(slice(300)), 4);
        var unsteady = new ReadRate("t", List.of(slice(50), slice(150)), List.of(), 4);

        assertThat(steady.error()).isZero();
        assertThat(steady.all()).isCloseTo(300, within(1e-6));
        assertThat(unsteady.perConnection()).isCloseTo(100, within(1e-6));
        assertThat(unsteady.error()).isCloseTo(0.5, within(1e-6));
        assertThat(Rates.DATED.with(unsteady).read().because())
                .isEqualTo("measured by reading 200 MB of t, ±50 % between slices");
    }

    @Test
    void prices_grow_old() {
        assertThat(Loads.PRICES.isStale(LocalDate.of(2026, 6, 30))).isFalse();
        assertThat(Loads.PRICES.isStale(LocalDate.of(2026, 7, 1))).isTrue();
    }

    private static Slice slice(int megabytes) {
        return new Slice(megabytes * Loads.MILLION, 1);
    }

    private static Rates rates(double connection, double source) {
        long bytes = Loads.MILLION;
        return Rates.DATED.with(new ReadRate(
                "t", List.of(new Slice(bytes, 1 / connection)), List.of(new Slice(bytes, 1 / source)), 19));
    }

    private static int shards(Workload workload, boolean asked) {
        return ShardCount.of(workload, Rates.DATED, Window.HOUR, asked).value();
    }

    private static double seconds(CollectionLoad load) {
        return Forecast.of(Loads.workload(load), Rates.DATED, Loads.shared(2)).seconds();
    }
}
