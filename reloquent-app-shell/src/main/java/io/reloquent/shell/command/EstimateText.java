package io.reloquent.shell.command;

import io.reloquent.core.Estimate.Estimated;
import io.reloquent.shell.terminal.Figures;
import io.reloquent.shell.terminal.Rows;
import io.reloquent.sizing.PriceTable;
import io.reloquent.sizing.ShardKey;
import io.reloquent.sizing.SizingPlan;
import io.reloquent.sizing.SizingPlan.Choice;
import io.reloquent.sizing.SizingPlan.Sized;
import io.reloquent.sizing.TargetSize;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;

/// An estimate as tables for a person.
final class EstimateText {

    private EstimateText() {}

    static String of(Estimated estimated, PriceTable prices, int columns) {
        SizingPlan sizing = estimated.sizing();
        return String.join(
                "\n\n",
                collections(sizing, columns),
                places(sizing, prices, columns),
                clusters(sizing, prices, columns));
    }

    private static String collections(SizingPlan sizing, int columns) {
        var rows = new Rows("Collection", ">Documents", ">Rows", ">Size", ">±", ">Each", ">Indexes");
        for (Sized one : sizing.collections()) {
            rows.add(
                    one.collection(),
                    Figures.count(one.documents()),
                    Figures.count(one.rows()),
                    Figures.size(one.bytes()),
                    percent(one.error(), one.bytes()),
                    one.documents() == 0 ? "-" : Figures.size(one.bytes() / one.documents()),
                    Figures.size(one.indexBytes()));
        }
        return rows.render(columns);
    }

    private static String places(SizingPlan sizing, PriceTable prices, int columns) {
        var rows = new Rows("Where", ">Time", ">From", ">To", "Longest", ">" + prices.currency(), "Machines");
        for (Choice one : sizing.choices()) {
            rows.add(
                    one.where().written() + (one.fits() ? "" : " (too long)"),
                    time(one.timing().seconds()),
                    time(one.timing().low()),
                    time(one.timing().high()),
                    one.timing()
                            .binding()
                            .kind()
                            .name()
                            .toLowerCase(Locale.ROOT)
                            .replace('_', '-'),
                    one.cost() == null ? "-" : String.format(Locale.ROOT, "%,.2f", one.cost()),
                    one.size());
        }
        return rows.render(columns);
    }

    private static String clusters(SizingPlan sizing, PriceTable prices, int columns) {
        var rows = new Rows(
                "Target", ">Shards", "Atlas", ">Disk", ">RAM", ">Processors", ">IOPS", ">" + prices.currency() + "/h");
        add(rows, "migration", sizing.migration());
        add(rows, "production", sizing.production());
        return rows.render(columns);
    }

    private static void add(Rows rows, String when, TargetSize cluster) {
        rows.add(
                when,
                String.valueOf(cluster.shards().value()),
                cluster.tier().value(),
                Figures.size(cluster.storageBytes().value()),
                Figures.size(cluster.memoryBytes().value()),
                String.valueOf(cluster.processors().value()),
                Figures.count(cluster.iops().value()),
                String.format(Locale.ROOT, "%.2f", cluster.perHour()));
    }

    static String time(double seconds) {
        return Figures.time(Duration.ofMillis(Math.round(seconds * 1_000)));
    }

    /// `{_id: hashed}`.
    static String key(ShardKey key) {
        return key.parts().stream()
                .map(part -> part.path() + ": " + (part.hashed() ? "hashed" : "1"))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String percent(long error, long of) {
        return of == 0 ? "-" : String.format(Locale.ROOT, "%.1f %%", 100.0 * error / of);
    }
}
