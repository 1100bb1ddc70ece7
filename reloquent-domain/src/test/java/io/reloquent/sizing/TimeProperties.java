package io.reloquent.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reloquent.sizing.SizingPlan.Choice;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class TimeProperties {

    @Property
    void more_rows_never_take_less_time(
            @ForAll("machines") Machine machine,
            @ForAll @LongRange(max = 1_000_000_000_000L) long rows,
            @ForAll @LongRange(max = 1_000_000_000L) long more) {
        assertThat(seconds(Loads.workload(rows + more), machine))
                .isGreaterThanOrEqualTo(seconds(Loads.workload(rows), machine));
    }

    @Property
    void more_processors_and_connections_never_take_more_time(
            @ForAll("machines") Machine machine,
            @ForAll @LongRange(max = 1_000_000_000L) long rows,
            @ForAll @IntRange(min = 1, max = 100) int more) {
        Workload workload = Loads.workload(rows);
        double before = seconds(workload, machine) + 1e-6;

        assertThat(seconds(workload, machine.withProcessors(machine.processors() + more)))
                .isLessThanOrEqualTo(before);
        assertThat(seconds(workload, machine.withConnections(machine.connections() + more)))
                .isLessThanOrEqualTo(before);
        assertThat(seconds(workload, machine.withTargetProcessors(machine.targetProcessors() + more)))
                .isLessThanOrEqualTo(before);
    }

    @Property
    void the_term_that_binds_is_the_largest_and_none_takes_longer_than_all(
            @ForAll("machines") Machine machine, @ForAll @LongRange(max = 1_000_000_000L) long rows) {
        Timing timing = Forecast.of(Loads.workload(rows), Rates.DATED, machine);

        assertThat(timing.terms())
                .allSatisfy(term -> assertThat(term.seconds())
                        .isLessThanOrEqualTo(timing.binding().seconds())
                        .isLessThanOrEqualTo(timing.seconds() + 1e-6));
        assertThat(timing.seconds()).isBetween(timing.low(), timing.high());
    }

    @Property
    void two_collections_take_as_long_as_each_after_the_other(
            @ForAll("machines") Machine machine, @ForAll @LongRange(max = 1_000_000_000L) long rows) {
        CollectionLoad load = Loads.load(rows, 100, 200, false, 4);
        double one = seconds(Loads.workload(load), machine) - machine.startSeconds();

        assertThat(seconds(Loads.workload(load, load), machine) - machine.startSeconds())
                .isCloseTo(2 * one, within(1e-6 + one * 1e-9));
    }

    /// What fits into a window fits into a longer one; what does not says what would make it so.
    @Property
    void a_choice_that_does_not_fit_says_why(
            @ForAll("machines") Machine machine, @ForAll @LongRange(min = 1, max = 100_000_000_000L) long rows) {
        SizingPlan sizing = Loads.size(Loads.workload(rows), machine, Window.HOUR);

        for (Choice choice : sizing.choices()) {
            assertThat(choice.fits()).isEqualTo(choice.timing().seconds() <= 3600);
            assertThat(choice.advice().isEmpty()).isEqualTo(choice.fits());
            if (!choice.fits()) {
                assertThat(choice.advice())
                        .startsWith("Not within 60 min, because of this: ")
                        .contains("a window of ");
            }
        }
        assertThat(sizing.choice(sizing.recommended().value())).isPresent();
    }

    @Property
    void more_data_never_cost_less_to_keep(
            @ForAll @LongRange(min = 1, max = 1_000_000_000L) long rows,
            @ForAll @LongRange(max = 1_000_000_000L) long more) {
        SizingPlan small = Loads.size(Loads.workload(rows), Loads.shared(4), Window.HOUR);
        SizingPlan large = Loads.size(Loads.workload(rows + more), Loads.shared(4), Window.HOUR);

        // A tier larger or a shard more: the price of a shard may fall when there are more of them.
        assertThat(large.migration().perHour() * 2.01)
                .isGreaterThanOrEqualTo(small.migration().perHour());
        assertThat(large.migration().storageBytes().value()
                        * large.migration().shards().value())
                .isGreaterThanOrEqualTo((long) (0.5
                        * small.migration().storageBytes().value()
                        * small.migration().shards().value()));
    }

    private static double seconds(Workload workload, Machine machine) {
        return Forecast.of(workload, Rates.DATED, machine).seconds();
    }

    @Provide
    Arbitrary<Machine> machines() {
        return Combinators.combine(
                        Arbitraries.of(Where.class),
                        Arbitraries.integers().between(1, 64),
                        Arbitraries.integers().between(1, 50),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(1, 64),
                        Arbitraries.of(0, 1, 100))
                .as((where, processors, connections, source, target, targets, most) ->
                        new Machine(where, processors, connections, source, target, targets, 5, most));
    }
}
