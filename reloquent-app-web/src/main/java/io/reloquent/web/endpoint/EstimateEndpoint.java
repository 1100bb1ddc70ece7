package io.reloquent.web.endpoint;

import io.reloquent.core.Estimate;
import io.reloquent.fault.YoursToFix;
import io.reloquent.plan.Recommendation;
import io.reloquent.session.Session;
import io.reloquent.sizing.PriceTable;
import io.reloquent.sizing.ShardingPlan;
import io.reloquent.sizing.SizingPlan;
import io.reloquent.sizing.TargetSize;
import io.reloquent.sizing.Window;
import io.reloquent.web.live.JobKind;
import io.reloquent.web.live.JobView;
import io.reloquent.web.live.JobView.OutcomeView;
import io.reloquent.web.live.Jobs;
import io.reloquent.web.live.Workplace;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// How large, how long, on which machines, at what price.
@RestController
@RequestMapping("/api/estimate")
final class EstimateEndpoint {

    private final Workplace workplace;
    private final Jobs jobs;

    /// @param benchmark reads a part of the largest table, for ten seconds at most
    /// @param window    how long it may take: `1h` unless given, `90m`, `2h30m`
    /// @param sharding  plans shards even where one replica set would do
    record EstimateRequest(Optional<Boolean> benchmark, Optional<String> window, Optional<Boolean> sharding) {}

    /// Sizes in bytes, times in seconds.
    ///
    /// @param plan      hash of the plan that was estimated
    /// @param expansion bytes of documents for each byte that the tables have on disk
    record EstimateView(
            int version,
            String plan,
            Instant at,
            String window,
            long documents,
            long rows,
            long bytes,
            long indexBytes,
            long diskBytes,
            double expansion,
            List<SizedView> collections,
            ChosenText recommended,
            List<PlaceView> places,
            TargetSizeView migration,
            TargetSizeView production,
            List<RateView> rates,
            PricesView prices,
            Optional<ShardsView> sharding) {}

    record SizedView(String collection, long documents, long rows, long bytes, long error, long indexBytes) {}

    record ChosenText(String value, String because) {}

    record ChosenNumber(long value, String because) {}

    /// @param longest the term that takes longest
    /// @param cost    of the machines, in the currency of the prices; not there on this machine
    record PlaceView(
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

    record TargetSizeView(
            ChosenNumber shards,
            ChosenText tier,
            ChosenNumber storageBytes,
            ChosenNumber memoryBytes,
            ChosenNumber iops,
            ChosenNumber processors,
            double perHour) {}

    record RateView(String name, double value, String unit, String because) {}

    /// @param stale whether they are so old that newer ones should be asked for
    record PricesView(String asOf, String region, String currency, String source, boolean stale) {}

    /// @param commands for MongoDB's shell, before the load
    record ShardsView(int shards, String because, List<ShardedView> collections, List<String> commands) {}

    record ShardedView(String collection, List<KeyPartView> key, String because, List<List<String>> splits) {}

    record KeyPartView(String field, boolean hashed) {}

    EstimateEndpoint(Workplace workplace, Jobs jobs) {
        this.workplace = workplace;
        this.jobs = jobs;
    }

    @GetMapping
    @Operation(operationId = "estimate", summary = "The estimate that was made last")
    EstimateView estimate() {
        return workplace.with(session -> {
            SizingPlan sizing = session.workspace()
                    .sizing()
                    .load()
                    .orElseThrow(() -> YoursToFix.step("Nothing has been estimated yet.", "Make an estimate."));
            Optional<ShardingPlan> sharding = session.workspace()
                    .sharding()
                    .load()
                    .filter(plan -> plan.plan().equals(sizing.plan()));
            return view(session, sizing, sharding);
        });
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "makeEstimate",
            summary = "Estimate anew, as the job: builds documents of some rows, writes none")
    JobView make(@RequestBody EstimateRequest request) {
        Window window = request.window().map(EstimateEndpoint::window).orElse(Window.HOUR);
        return jobs.start(JobKind.ESTIMATE, false, (session, job) -> {
            var wishes = new Estimate.Wishes(
                    request.benchmark().orElse(false),
                    window,
                    request.sharding().orElse(false),
                    session.workspace().prices(Optional.empty()));
            return ended(session.estimate().run(wishes, job));
        });
    }

    /// What the figures leave out is said now, or never.
    private static OutcomeView ended(Estimate.Estimated made) {
        String recommended = made.sizing().recommended().value().written();
        List<String> sentences = new ArrayList<>(List.of("The estimate recommends %s.".formatted(recommended)));
        sentences.addAll(made.remarks());
        return new OutcomeView(0, String.join(" ", sentences), "Prepare the target.");
    }

    private static Window window(String text) {
        try {
            return Window.parse(text);
        } catch (IllegalArgumentException e) {
            throw YoursToFix.usage("'%s' is no time.".formatted(text), "Write 1h, 90m or 2h30m.", e);
        }
    }

    private static EstimateView view(Session session, SizingPlan sizing, Optional<ShardingPlan> sharding) {
        return new EstimateView(
                1,
                sizing.plan(),
                sizing.at(),
                sizing.window().length().toString(),
                sizing.documents(),
                sizing.rows(),
                sizing.bytes(),
                sizing.indexBytes(),
                sizing.diskBytes(),
                sizing.expansion(),
                sizing.collections().stream()
                        .map(one -> new SizedView(
                                one.collection(),
                                one.documents(),
                                one.rows(),
                                one.bytes(),
                                one.error(),
                                one.indexBytes()))
                        .toList(),
                new ChosenText(
                        sizing.recommended().value().written(),
                        sizing.recommended().because()),
                sizing.choices().stream().map(EstimateEndpoint::view).toList(),
                view(sizing.migration()),
                view(sizing.production()),
                sizing.rates().stream()
                        .map(rate -> new RateView(rate.name(), rate.value(), rate.unit(), rate.because()))
                        .toList(),
                prices(session),
                sharding.map(plan -> view(plan, session.shardingCommands(plan))));
    }

    private static PricesView prices(Session session) {
        PriceTable prices = session.workspace().prices(Optional.empty());
        LocalDate today = LocalDate.now(session.clock().withZone(ZoneOffset.UTC));
        return new PricesView(
                prices.asOf().toString(), prices.region(), prices.currency(), prices.source(), prices.isStale(today));
    }

    private static PlaceView view(SizingPlan.Choice one) {
        return new PlaceView(
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

    private static TargetSizeView view(TargetSize size) {
        return new TargetSizeView(
                number(size.shards()),
                new ChosenText(size.tier().value(), size.tier().because()),
                number(size.storageBytes()),
                number(size.memoryBytes()),
                number(size.iops()),
                number(size.processors()),
                size.perHour());
    }

    private static ChosenNumber number(Recommendation<? extends Number> one) {
        return new ChosenNumber(one.value().longValue(), one.because());
    }

    private static ShardsView view(ShardingPlan plan, List<String> commands) {
        return new ShardsView(
                plan.shards().value(),
                plan.shards().because(),
                plan.collections().stream()
                        .map(one -> new ShardedView(
                                one.collection(),
                                one.key().value().parts().stream()
                                        .map(part -> new KeyPartView(part.path(), part.hashed()))
                                        .toList(),
                                one.key().because(),
                                one.splits()))
                        .toList(),
                commands);
    }
}
