package io.reloquent.shell.command;

import io.reloquent.core.Estimate.Estimated;
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
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What `estimate --output json` gives: sizes in bytes, times in seconds.
///
/// @param expansion bytes of documents for each byte that the tables have on disk
record EstimateView(
        int version,
        String plan,
        String window,
        long documents,
        long rows,
        long bytes,
        long indexBytes,
        long diskBytes,
        double expansion,
        List<Sized> collections,
        Recommended<String> recommended,
        List<Place> places,
        Target migration,
        Target production,
        List<Rate> rates,
        Prices prices,
        Optional<Shards> sharding,
        List<String> remarks) {

    record Recommended<T>(T value, String because) {}

    /// @param longest the term that takes longest
    record Place(
            String place,
            String machines,
            String because,
            int processors,
            double seconds,
            double from,
            double to,
            boolean fits,
            String longest,
            Optional<Double> cost,
            String advice,
            List<TermView> terms) {}

    record TermView(String term, double seconds, String because) {}

    record Target(
            Recommended<Integer> shards,
            Recommended<String> tier,
            Recommended<Long> storageBytes,
            Recommended<Long> memoryBytes,
            Recommended<Integer> iops,
            Recommended<Integer> processors,
            double perHour) {}

    record Prices(String asOf, String region, String currency, String source) {}

    record Shards(int shards, String because, List<ShardedView> collections, List<String> commands) {}

    record ShardedView(String collection, List<ShardKey.Part> key, String because, List<List<String>> splits) {}

    static EstimateView of(Estimated estimated, PriceTable prices, List<String> commands) {
        SizingPlan sizing = estimated.sizing();
        return new EstimateView(
                1,
                sizing.plan(),
                sizing.window().length().toString(),
                sizing.documents(),
                sizing.rows(),
                sizing.bytes(),
                sizing.indexBytes(),
                sizing.diskBytes(),
                sizing.expansion(),
                sizing.collections(),
                new Recommended<>(
                        sizing.recommended().value().written(),
                        sizing.recommended().because()),
                sizing.choices().stream().map(EstimateView::place).toList(),
                target(sizing.migration()),
                target(sizing.production()),
                sizing.rates(),
                new Prices(prices.asOf().toString(), prices.region(), prices.currency(), prices.source()),
                estimated.sharding().map(sharding -> shards(sharding, commands)),
                estimated.remarks());
    }

    private static Place place(Choice one) {
        return new Place(
                one.where().written(),
                one.size(),
                one.because(),
                one.processors(),
                one.timing().seconds(),
                one.timing().low(),
                one.timing().high(),
                one.fits(),
                word(one.timing().binding().kind()),
                Optional.ofNullable(one.cost()),
                one.advice(),
                one.timing().terms().stream()
                        .map(term -> new TermView(word(term.kind()), term.seconds(), term.because()))
                        .toList());
    }

    private static String word(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Target target(TargetSize cluster) {
        return new Target(
                recommended(cluster.shards()),
                recommended(cluster.tier()),
                recommended(cluster.storageBytes()),
                recommended(cluster.memoryBytes()),
                recommended(cluster.iops()),
                recommended(cluster.processors()),
                cluster.perHour());
    }

    private static <T> Recommended<T> recommended(Recommendation<T> one) {
        return new Recommended<>(one.value(), one.because());
    }

    private static Shards shards(ShardingPlan plan, List<String> commands) {
        return new Shards(
                plan.shards().value(),
                plan.shards().because(),
                plan.collections().stream().map(EstimateView::sharded).toList(),
                commands);
    }

    private static ShardedView sharded(Sharded one) {
        return new ShardedView(
                one.collection(), one.key().value().parts(), one.key().because(), one.splits());
    }
}
