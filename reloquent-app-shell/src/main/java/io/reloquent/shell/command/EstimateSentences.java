package io.reloquent.shell.command;

import io.reloquent.plan.Recommendation;
import io.reloquent.shell.terminal.Figures;
import io.reloquent.sizing.PriceTable;
import io.reloquent.sizing.SizingPlan;
import io.reloquent.sizing.SizingPlan.Choice;
import io.reloquent.sizing.SizingPlan.Rate;
import io.reloquent.sizing.TargetSize;
import io.reloquent.sizing.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// An estimate in plain sentences: every recommendation with its reason.
final class EstimateSentences {

    private final SizingPlan sizing;
    private final PriceTable prices;

    EstimateSentences(SizingPlan sizing, PriceTable prices) {
        this.sizing = sizing;
        this.prices = prices;
    }

    List<String> all() {
        List<String> sentences = new ArrayList<>();
        sentences.add("");
        sentences.add("%s in documents of %s: %.1f bytes for each byte that the tables have on disk."
                .formatted(
                        Figures.count(sizing.rows(), "row", "rows"), Figures.size(sizing.bytes()), sizing.expansion()));
        Where where = sizing.recommended().value();
        Choice choice = sizing.choice(where).orElseThrow();
        sentences.add("We recommend %s because %s."
                .formatted(where.written(), sizing.recommended().because()));
        sentences.add("There, what takes longest is this: %s. It takes %s of about %s."
                .formatted(
                        choice.timing().binding().because(),
                        EstimateText.time(choice.timing().binding().seconds()),
                        EstimateText.time(choice.timing().seconds())));
        if (where == Where.EMR || where == Where.GLUE) {
            sentences.add("The cluster has %s because %s. Its tasks read at once, like %d librarians copying books."
                    .formatted(choice.size(), choice.because(), choice.processors()));
        }
        sizing.choices().stream()
                .filter(one -> !one.fits())
                .forEach(one -> sentences.add("%s: %s".formatted(one.where().written(), one.advice())));
        sentences.add("Reading: %s.".formatted(rate()));
        sentences.addAll(target("For the migration", sizing.migration()));
        sentences.addAll(target("Afterwards", sizing.production()));
        sentences.add("Prices are of %s, %s: %s.".formatted(prices.asOf(), prices.region(), prices.source()));
        return sentences;
    }

    private String rate() {
        Rate read = sizing.rates().getFirst();
        return String.format(
                Locale.ROOT, "%.0f %s over each connection, %s", read.value(), read.unit(), read.because());
    }

    private static List<String> target(String when, TargetSize cluster) {
        return List.of(
                "%s, we recommend an Atlas %s%s because %s."
                        .formatted(
                                when,
                                cluster.tier().value(),
                                cluster.shards().value() == 1
                                        ? ""
                                        : " for each of %d shards"
                                                .formatted(cluster.shards().value()),
                                cluster.tier().because()),
                "Its disk: %s. Its memory: %s.".formatted(sized(cluster.storageBytes()), sized(cluster.memoryBytes())));
    }

    private static String sized(Recommendation<Long> bytes) {
        return "%s, for %s".formatted(Figures.size(bytes.value()), bytes.because());
    }
}
