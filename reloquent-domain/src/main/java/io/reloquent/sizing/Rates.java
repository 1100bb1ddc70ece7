package io.reloquent.sizing;

import io.reloquent.plan.Recommendation;
import java.util.Locale;

/// How fast each part of a migration is: megabytes a second, as decimal megabytes, where nothing else is said.
///
/// @param read      that one connection gets from the source, which is what one processor of the source sends
/// @param source    that the source sends over all connections together; 0 is not known
/// @param readError by which share the two may be wrong
/// @param transform of BSON that one processor makes of rows
/// @param sort      of rows that one processor puts in order, to a file and back
/// @param spark     of BSON that one processor makes of rows in a task of Spark, where rows are shuffled
/// @param write     of BSON that one processor of the target stores
/// @param document  microseconds of such a processor that each document takes besides
/// @param network   from the source to here, and from here to the target, each
public record Rates(
        Recommendation<Double> read,
        Recommendation<Double> source,
        double readError,
        Recommendation<Double> transform,
        Recommendation<Double> sort,
        Recommendation<Double> spark,
        Recommendation<Double> write,
        Recommendation<Double> document,
        Recommendation<Double> network) {

    private static final String DATED_BY = "fitted to loads of TPC-H on 2026-11-22 on two cores of an AMD EPYC"
            + " (docs/performance.md), not to your machines";

    /// What is taken where nobody measured: no promise, so the error is large.
    public static final Rates DATED = new Rates(
            new Recommendation<>(100.0, "%s; --benchmark measures yours".formatted(DATED_BY)),
            new Recommendation<>(
                    0.0, "nobody measured what all connections get together; each is taken as fast as one"),
            0.4,
            new Recommendation<>(160.0, DATED_BY),
            new Recommendation<>(160.0, DATED_BY),
            new Recommendation<>(26.0, "measured once with DataFrames on two cores (docs/performance.md)"),
            new Recommendation<>(110.0, DATED_BY),
            new Recommendation<>(10.0, DATED_BY),
            new Recommendation<>(300.0, "a network of 2.5 gigabits a second; nobody measured yours"));

    /// These, but for a source that was read.
    public Rates with(ReadRate measured) {
        String because = String.format(
                Locale.ROOT,
                "measured by reading %.0f MB of %s, ±%.0f %% between slices",
                measured.bytes() / 1e6,
                measured.table(),
                100 * measured.error());
        String all = String.format(
                Locale.ROOT, "%s, over %d %s", because, measured.connections(), connections(measured.connections()));
        double through = Math.max(measured.all(), measured.perConnection());
        return new Rates(
                new Recommendation<>(measured.perConnection(), because),
                new Recommendation<>(through, all),
                measured.error(),
                transform,
                sort,
                spark,
                write,
                document,
                through > network.value()
                        ? new Recommendation<>(through, "as much as the source sent over it; perhaps it takes more")
                        : network);
    }

    private static String connections(int count) {
        return count == 1 ? "connection" : "connections";
    }

    /// Whether the source was read for it.
    public boolean isMeasured() {
        return source.value() > 0;
    }

    /// Seconds of a processor of the target that a collection takes.
    double writeSeconds(CollectionLoad load) {
        return load.bytes() / 1e6 / write.value() + load.documents() * document.value() / 1e6;
    }
}
