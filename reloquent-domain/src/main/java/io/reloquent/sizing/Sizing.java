package io.reloquent.sizing;

import io.reloquent.plan.Recommendation;
import io.reloquent.sizing.PriceTable.Instance;
import io.reloquent.sizing.SizingPlan.Choice;
import io.reloquent.sizing.SizingPlan.Rate;
import io.reloquent.sizing.SizingPlan.Sized;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Sizes a migration for every place where it could run.
public final class Sizing {

    private static final double SPARK_START = 10;
    private static final double EMR_START = 480;
    private static final double GLUE_START = 90;
    private static final double HOUR = 3_600;

    private final Workload workload;
    private final Rates rates;
    private final Machine here;
    private final Window window;
    private final PriceTable prices;
    private final TargetSize target;

    private Sizing(Workload workload, Rates rates, Machine here, Window window, PriceTable prices, TargetSize target) {
        this.workload = workload;
        this.rates = rates;
        this.here = here;
        this.window = window;
        this.prices = prices;
        this.target = target;
    }

    /// @param here   this machine, as it loads by itself
    /// @param shards of the target
    public static SizingPlan of(
            Workload workload,
            Rates rates,
            Machine here,
            Window window,
            PriceTable prices,
            Recommendation<Integer> shards,
            Instant at) {
        var clusters = new ClusterSizing(workload, rates, prices, shards);
        TargetSize migration = clusters.forMigration(window);
        var sizing = new Sizing(workload, rates, here, window, prices, migration);
        List<Choice> choices = List.of(sizing.direct(), sizing.local(), sizing.emr(), sizing.glue());
        return new SizingPlan(
                workload.plan(),
                at,
                window,
                workload.diskBytes(),
                workload.collections().stream().map(Sizing::sized).toList(),
                rates(rates),
                choices,
                recommended(choices),
                migration,
                clusters.forProduction(),
                prices.asOf());
    }

    private Choice direct() {
        Machine machine = here.withTargetProcessors(targetProcessors());
        String size = "this machine, %d processors".formatted(here.processors());
        return choice(machine, 0, size, "you run it here", null);
    }

    private Choice local() {
        Machine machine = new Machine(
                Where.SPARK_LOCAL,
                here.processors(),
                here.connections(),
                here.sourceHere(),
                here.targetHere(),
                targetProcessors(),
                SPARK_START,
                here.mostMegabytes());
        String size = "this machine, %d processors".formatted(here.processors());
        return choice(machine, 0, size, "compute.platform spark-local", null);
    }

    private Choice emr() {
        Load load = load();
        Recommendation<EmrSize> size = EmrSize.of(load);
        EmrSize emr = size.value();
        Machine machine = elsewhere(Where.EMR, emr.processors(), EMR_START);
        // One more machine runs what schedules the others.
        Double cost = prices.instance(emr.instanceType())
                .map(Instance::perHour)
                .map(price -> price * (emr.workers() + 1) * hours(machine))
                .orElse(null);
        String machines = "%d × %s and one more that leads them".formatted(emr.workers(), emr.instanceType());
        return choice(machine, load.processors(), machines, size.because(), cost);
    }

    private Choice glue() {
        Load load = load();
        Recommendation<GlueSize> size = GlueSize.of(load);
        GlueSize glue = size.value();
        Machine machine = elsewhere(Where.GLUE, glue.processors(), GLUE_START);
        double cost = glue.workers() * prices.glueDpuHour() * hours(machine);
        return choice(machine, load.processors(), "%d DPU".formatted(glue.workers()), size.because(), cost);
    }

    private double hours(Machine machine) {
        return Forecast.of(workload, rates, machine).seconds() / HOUR;
    }

    /// The work for machines of which there may be as many as are useful, in what the slowest to start leaves.
    private Load load() {
        double left = Math.max(60, window.seconds() - EMR_START);
        Timing alone = Forecast.of(workload, rates, elsewhere(Where.EMR, 1, 0));
        double making = alone.terms().stream()
                .filter(term -> term.kind() == Term.Kind.TRANSFORM)
                .mapToDouble(Term::seconds)
                .sum();
        int processors = (int) Math.clamp(Math.ceil(making / left), 1, 1_000_000);
        return new Load(workload.diskBytes(), Math.max(1, here.connections() - 1), processors);
    }

    private Machine elsewhere(Where where, int processors, double start) {
        return new Machine(
                where, processors, here.connections(), false, false, targetProcessors(), start, here.mostMegabytes());
    }

    /// Those of the recommended target, primaries alone: they take the writes.
    private int targetProcessors() {
        return Math.max(1, target.shards().value() * tierProcessors());
    }

    private int tierProcessors() {
        return prices.tiers().stream()
                .filter(tier -> tier.name().equals(target.tier().value()))
                .mapToInt(PriceTable.Tier::processors)
                .findFirst()
                .orElse(target.processors().value());
    }

    private Choice choice(Machine machine, int asked, String size, String because, @Nullable Double cost) {
        Timing timing = Forecast.of(workload, rates, machine);
        boolean fits = timing.fits(window);
        String advice = fits ? "" : new Remedy(workload, rates, machine, window).sentence(timing);
        return new Choice(machine.where(), size, because, machine.processors(), asked, timing, fits, cost, advice);
    }

    private static Recommendation<Where> recommended(List<Choice> choices) {
        for (Where where : List.of(Where.DIRECT, Where.EMR, Where.GLUE)) {
            for (Choice choice : choices) {
                if (choice.where() == where && choice.fits()) {
                    String because = where == Where.DIRECT
                            ? "this machine does it within the window, and nothing else has to be set up"
                            : "this machine does not do it within the window, and %s does"
                                    .formatted(where == Where.EMR ? "a cluster of EMR" : "a job of Glue");
                    return new Recommendation<>(where, because);
                }
            }
        }
        Choice fastest = choices.stream()
                .min((one, other) ->
                        Double.compare(one.timing().seconds(), other.timing().seconds()))
                .orElseThrow(() -> new IllegalStateException("no choice"));
        return new Recommendation<>(fastest.where(), "nothing does it within the window, and this comes nearest");
    }

    private static Sized sized(CollectionLoad load) {
        return new Sized(
                load.collection(),
                load.documents(),
                load.rows(),
                load.bytes(),
                load.error(),
                load.indexBytes(),
                load.sentBytes());
    }

    private static List<Rate> rates(Rates rates) {
        List<Rate> list = new ArrayList<>();
        add(list, "read over one connection", rates.read(), "MB/s");
        if (rates.isMeasured()) {
            add(list, "read over all connections", rates.source(), "MB/s");
        }
        add(list, "documents made by one processor", rates.transform(), "MB/s");
        add(list, "rows sorted by one processor", rates.sort(), "MB/s");
        add(list, "documents made by one processor of Spark", rates.spark(), "MB/s");
        add(list, "documents stored by one processor", rates.write(), "MB/s");
        add(list, "besides for each document", rates.document(), "µs");
        add(list, "network", rates.network(), "MB/s");
        return list;
    }

    private static void add(List<Rate> list, String name, Recommendation<Double> rate, String unit) {
        double rounded = Double.parseDouble(String.format(Locale.ROOT, "%.3g", rate.value()));
        list.add(new Rate(name, rounded, unit, rate.because()));
    }
}
