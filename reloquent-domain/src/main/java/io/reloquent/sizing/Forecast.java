package io.reloquent.sizing;

import io.reloquent.sizing.Term.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How long a migration will take.
///
/// Collections are loaded one after the other, each in two phases: rows that come in no order are gathered first, and
/// then everything goes on at once, so that the slowest part decides. What runs on the same processors adds up there.
final class Forecast {

    private static final double MEGABYTE = 1e6;

    /// The share of its processors that a load keeps busy, as measured: it waits for a server now and then.
    private static final double BUSY = 0.86;

    /// By how much the model itself may be wrong; `bench/run --estimate` holds it against loads.
    private static final double MODEL_ERROR = 0.15;

    /// Of a load on machines that nobody measured.
    private static final double UNMEASURED_ERROR = 0.3;

    private final Rates rates;
    private final Machine machine;
    private final Map<Kind, Double> seconds = new EnumMap<>(Kind.class);

    private Forecast(Rates rates, Machine machine) {
        this.rates = rates;
        this.machine = machine;
    }

    static Timing of(Workload workload, Rates rates, Machine machine) {
        return new Forecast(rates, machine).timing(workload);
    }

    private Timing timing(Workload workload) {
        double total = machine.startSeconds();
        for (CollectionLoad collection : workload.collections()) {
            total += gather(collection) + flow(collection);
        }
        List<Term> terms = new ArrayList<>();
        seconds.forEach((kind, time) -> terms.add(new Term(kind, time, because(kind, workload))));
        terms.add(new Term(Kind.START_UP, machine.startSeconds(), because(Kind.START_UP, workload)));
        return new Timing(terms, total, error(workload));
    }

    private double error(Workload workload) {
        boolean allHere = machine.sourceHere() && machine.targetHere();
        double model = allHere ? MODEL_ERROR : UNMEASURED_ERROR;
        return Math.min(0.9, Math.sqrt(model * model + Math.pow(rates.readError(), 2) + Math.pow(workload.error(), 2)));
    }

    /// Seconds before the first document of a collection can be made.
    private double gather(CollectionLoad load) {
        List<ReadSize> sorted = load.reads().stream()
                .filter(read -> read.sortedHere() && machine.where() == Where.DIRECT)
                .toList();
        double sent = sent(sorted);
        double sorting = sent / rates.sort().value();
        double processors =
                share(sorting + (machine.sourceHere() ? sent / rates.read().value() : 0));
        double gathered = Math.max(read(load, sorted), processors);
        if (!sorted.isEmpty()) {
            add(Kind.SORT, gathered);
        }
        return gathered;
    }

    /// Seconds from the first document of a collection to the last.
    private double flow(CollectionLoad load) {
        List<ReadSize> flowing = load.reads().stream()
                .filter(read -> !(read.sortedHere() && machine.where() == Where.DIRECT))
                .toList();
        double read = read(load, flowing);
        double making = load.bytes() / MEGABYTE / makingRate();
        double write = rates.writeSeconds(load) / BUSY;
        double own = making
                + (machine.sourceHere() ? sent(flowing) / rates.read().value() : 0)
                + (machine.targetHere() ? rates.writeSeconds(load) : 0);
        double stored = write / (machine.targetHere() ? machine.processors() : machine.targetProcessors());
        double travelled = travelled(flowing, load);
        add(Kind.READ, read(load, load.reads()));
        add(Kind.TRANSFORM, share(making));
        add(Kind.WRITE, stored);
        if (travelled > 0) {
            add(Kind.NETWORK, travelled);
        }
        if (machine.sourceHere() || machine.targetHere()) {
            add(Kind.PROCESSORS, share(own));
        }
        return Math.max(Math.max(read, share(own)), Math.max(stored, travelled));
    }

    private double makingRate() {
        return machine.where().isSpark()
                ? rates.spark().value()
                : rates.transform().value();
    }

    /// What travels between machines: to here, and from here at the same time.
    private double travelled(List<ReadSize> reads, CollectionLoad load) {
        double in = machine.sourceHere() ? 0 : sent(reads);
        double out = machine.targetHere() ? 0 : load.bytes() / MEGABYTE;
        double most = machine.where().isSpark() ? machine.processors() : 1;
        return Math.max(in, out / most) / rates.network().value();
    }

    /// Of the source alone: its longest stream, all of them together, and what the user allows.
    private double read(CollectionLoad load, List<ReadSize> reads) {
        int streams = machine.streams(load);
        double longest = reads.stream().mapToDouble(ReadSize::sent).max().orElse(0) / MEGABYTE;
        double all = sent(reads);
        double alone = longest / streams / rates.read().value();
        double together = rates.source().value() > 0 ? all / rates.source().value() : 0;
        double allowed = machine.mostMegabytes() > 0 ? all / machine.mostMegabytes() : 0;
        return Math.max(alone, Math.max(together, allowed));
    }

    private double share(double processorSeconds) {
        return processorSeconds / machine.processors() / BUSY;
    }

    private void add(Kind kind, double time) {
        seconds.merge(kind, time, Double::sum);
    }

    private static double sent(List<ReadSize> reads) {
        return reads.stream().mapToDouble(ReadSize::sent).sum() / MEGABYTE;
    }

    private String because(Kind kind, Workload workload) {
        double read = workload.sentBytes() / MEGABYTE;
        double written = workload.bytes() / MEGABYTE;
        return switch (kind) {
            case READ ->
                String.format(
                        Locale.ROOT,
                        "the source sends %,.0f MB, %,.0f MB a second over each connection",
                        read,
                        rates.read().value());
            case SORT -> "no index gives the order of these rows: all of them are read before the first is written";
            case TRANSFORM ->
                String.format(
                        Locale.ROOT,
                        "%,.0f MB of documents, %,.0f MB a second on each of %d processors",
                        written,
                        makingRate(),
                        machine.processors());
            case WRITE ->
                String.format(
                        Locale.ROOT,
                        "%,.0f MB in %,d documents, on %d processors of the target",
                        written,
                        workload.documents(),
                        machine.targetHere() ? machine.processors() : machine.targetProcessors());
            case NETWORK ->
                String.format(
                        Locale.ROOT,
                        "%,.0f MB a second, in and out",
                        rates.network().value());
            case PROCESSORS ->
                String.format(Locale.ROOT, "%s this machine's %d processors", sharers(), machine.processors());
            case START_UP ->
                switch (machine.where()) {
                    case DIRECT -> "the program warms up";
                    case SPARK_LOCAL -> "Spark starts";
                    case EMR -> "AWS starts the machines of a cluster";
                    case GLUE -> "AWS starts a job";
                };
        };
    }

    private String sharers() {
        if (machine.sourceHere() && machine.targetHere()) {
            return "source, target and Reloquent share";
        }
        return (machine.sourceHere() ? "the source" : "the target") + " and Reloquent share";
    }
}
