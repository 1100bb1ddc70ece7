package io.reloquent.shell.command;

import io.reloquent.core.Estimate;
import io.reloquent.core.Estimate.Estimated;
import io.reloquent.fault.YoursToFix;
import io.reloquent.session.Session;
import io.reloquent.shell.terminal.Figures;
import io.reloquent.sizing.PriceTable;
import io.reloquent.sizing.ShardingPlan;
import io.reloquent.sizing.SizingPlan;
import io.reloquent.sizing.Window;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.shell.core.command.CommandOption;

/// `reloquent estimate`: how large, how long, on which machines, at what price.
public final class EstimateCommand implements Verb {

    @Override
    public String name() {
        return "estimate";
    }

    @Override
    public String summary() {
        return "see how long it takes, on which machines and at what price";
    }

    @Override
    public String explanation() {
        return "Builds documents of some rows of every table, without writing them, and computes from their sizes how long"
                + " the migration takes here, on a Spark, on EMR and on Glue; what takes longest; and how large the target"
                + " must be. Writes sizing-plan.yaml, and sharding-plan.yaml where data are spread over shards.";
    }

    @Override
    public List<String> usages() {
        return List.of("[--benchmark] [--window 1h] [--sharding] [--prices FILE]");
    }

    @Override
    public List<CommandOption> options() {
        return List.of(
                Verb.flag(
                        "benchmark",
                        "reads a part of the largest table, for ten seconds at most, to measure how fast the source is"),
                Verb.valued("window", "TIME", "how long it may take: 1h (if not given), 90m, 2h30m"),
                Verb.flag("sharding", "plans shards even where one replica set would do"),
                Verb.valued(
                        "prices", "FILE", "a table of prices (else prices.yaml of the workspace, else list prices)"));
    }

    @Override
    public int run(Invocation invocation) {
        Window window = invocation.value("window").map(EstimateCommand::window).orElse(Window.HOUR);
        try (Session session = invocation.session()) {
            PriceTable prices =
                    session.workspace().prices(invocation.value("prices").map(Path::of));
            var wishes = new Estimate.Wishes(invocation.has("benchmark"), window, invocation.has("sharding"), prices);
            Estimated estimated;
            try (var progress = invocation.progress()) {
                estimated = session.estimate().run(wishes, progress);
            }
            SizingPlan sizing = estimated.sizing();
            List<String> commands =
                    estimated.sharding().map(session::shardingCommands).orElse(List.of());
            invocation.show(
                    EstimateView.of(estimated, prices, commands),
                    () -> EstimateText.of(
                            estimated, prices, invocation.console().tableColumns()));
            new EstimateSentences(sizing, prices).all().forEach(invocation::say);
            estimated.remarks().forEach(invocation::warn);
            estimated.sharding().ifPresent(sharding -> sayShards(invocation, sharding, commands));
            warnOfAge(invocation, prices, LocalDate.now(session.clock().withZone(ZoneOffset.UTC)));
            invocation.say("");
            invocation.say("In full: " + session.workspace().sizing().place());
            invocation.next(sizing.recommended().value().name().matches("EMR|GLUE") ? "generate DIRECTORY" : "migrate");
            return 0;
        }
    }

    private static void sayShards(Invocation invocation, ShardingPlan sharding, List<String> commands) {
        invocation.say("");
        invocation.say("We recommend %s because %s."
                .formatted(
                        Figures.count(sharding.shards().value(), "shard", "shards"),
                        sharding.shards().because()));
        sharding.collections()
                .forEach(one -> invocation.say("We chose %s as the shard key of %s because %s."
                        .formatted(
                                EstimateText.key(one.key().value()),
                                one.collection(),
                                one.key().because())));
        if (sharding.collections().isEmpty()) {
            invocation.say("No collection is large enough to be spread.");
        }
        if (invocation.isForPeople() && !commands.isEmpty()) {
            invocation.say("In mongosh, before the load:");
            // A line that were broken could not be copied.
            commands.forEach(line -> invocation.console().out().println("  " + line));
            invocation.console().out().flush();
        }
    }

    private static void warnOfAge(Invocation invocation, PriceTable prices, LocalDate today) {
        if (prices.isStale(today)) {
            invocation.warn("The prices are of %s, more than %d days old. Put newer ones into prices.yaml (--prices)."
                    .formatted(prices.asOf(), PriceTable.STALE_DAYS));
        }
    }

    private static Window window(String text) {
        try {
            return Window.parse(text);
        } catch (IllegalArgumentException e) {
            throw YoursToFix.usage("--window is '%s', which is not a time.".formatted(text), "Write 1h, 90m or 2h30m.");
        }
    }
}
