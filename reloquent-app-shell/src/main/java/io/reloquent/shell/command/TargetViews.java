package io.reloquent.shell.command;

import io.reloquent.core.Prepare;
import io.reloquent.core.Prepare.ShownStep;
import io.reloquent.shell.terminal.Figures;
import io.reloquent.shell.terminal.Paint;
import io.reloquent.shell.terminal.Paragraph;
import io.reloquent.target.Cluster;
import io.reloquent.target.Cluster.Room;
import io.reloquent.target.TargetFinding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A target, what is worth knowing about it and what is done to it, for people and for programs.
public final class TargetViews {

    private static final int COLUMNS = 80;
    private static final String INDENT = "         ";

    /// A target as `--output json` gives it; what it does not tell is null.
    record ClusterView(
            String topology,
            boolean atlas,
            String version,
            List<String> shards,
            @Nullable Integer members,
            @Nullable Long diskBytes,
            @Nullable Long freeBytes,
            @Nullable Long memoryBytes) {}

    record FindingView(String severity, String message, String advice) {}

    record StepView(String step, String collection, String sentence, List<String> commands) {}

    private TargetViews() {}

    static ClusterView view(Cluster cluster) {
        return new ClusterView(
                topology(cluster).replace(' ', '-'),
                cluster.atlas(),
                cluster.version(),
                cluster.shards(),
                cluster.members() == 0 ? null : cluster.members(),
                cluster.room().map(Room::total).orElse(null),
                cluster.room().map(Room::free).orElse(null),
                cluster.memory().isPresent() ? cluster.memory().getAsLong() : null);
    }

    static List<FindingView> findings(Prepare.Outcome outcome) {
        return sorted(outcome)
                .map(finding -> new FindingView(word(finding), finding.message(), finding.advice()))
                .toList();
    }

    static StepView view(ShownStep shown) {
        return new StepView(
                shown.step().getClass().getSimpleName(),
                shown.step().subject(),
                shown.step().sentence(),
                shown.commands());
    }

    /// `MongoDB 6.0.5, replica set of 1, 70 GB of 270 GB free`.
    public static String sentence(Cluster cluster) {
        List<String> parts = new ArrayList<>();
        parts.add("MongoDB " + cluster.version() + (cluster.atlas() ? " on Atlas" : ""));
        parts.add(
                switch (cluster.topology()) {
                    case STANDALONE -> "one server alone";
                    case REPLICA_SET -> "replica set of " + cluster.members();
                    case SHARDED ->
                        "sharded cluster of " + Figures.count(cluster.shards().size(), "shard", "shards");
                });
        Optional<Room> room = cluster.room();
        room.ifPresent(r -> parts.add("%s of %s free".formatted(Figures.size(r.free()), Figures.size(r.total()))));
        cluster.memory().ifPresent(bytes -> parts.add(Figures.size(bytes) + " of memory"));
        return String.join(", ", parts);
    }

    static String text(Prepare.Outcome outcome, Paint paint) {
        List<String> blocks = new ArrayList<>();
        blocks.add(sentence(outcome.cluster()));
        if (!outcome.findings().isEmpty()) {
            blocks.add(String.join(
                    "\n", sorted(outcome).map(finding -> text(finding, paint)).toList()));
        }
        if (outcome.errors().isEmpty()) {
            blocks.add(steps(outcome));
        }
        return String.join("\n\n", blocks);
    }

    private static String steps(Prepare.Outcome outcome) {
        if (outcome.steps().isEmpty()) {
            return "Nothing is to be done.";
        }
        List<String> lines = new ArrayList<>();
        for (ShownStep shown : outcome.steps()) {
            lines.add((outcome.done() ? "done  " : "- ") + shown.step().sentence());
            if (!outcome.done()) {
                shown.commands().forEach(command -> lines.add("    " + command));
            }
        }
        return String.join("\n", lines);
    }

    private static String text(TargetFinding finding, Paint paint) {
        String word = word(finding);
        String painted = switch (finding.severity()) {
            case ERROR -> paint.bad(word);
            case WARNING -> paint.doubtful(word);
            case NOTE -> paint.faint(word);
        };
        return painted
                + " ".repeat(INDENT.length() - word.length())
                + Paragraph.wrapped(finding.message() + " " + finding.advice(), COLUMNS - INDENT.length())
                        .replace("\n", "\n" + INDENT);
    }

    private static Stream<TargetFinding> sorted(Prepare.Outcome outcome) {
        return outcome.findings().stream().sorted(Comparator.comparing(TargetFinding::severity));
    }

    private static String word(TargetFinding finding) {
        return finding.severity().name().toLowerCase(Locale.ROOT);
    }

    private static String topology(Cluster cluster) {
        return cluster.topology().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
