package io.reloquent.shell.wizard;

import io.reloquent.lifecycle.Step;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Leads through a migration. Where it begins, and how far back it goes, is the life cycle's to say; it keeps nothing
/// of its own.
final class Wizard {

    private final Map<Place, Stage> stages = new EnumMap<>(Map.ofEntries(
            Map.entry(Place.SOURCE, new SourceStage()),
            Map.entry(Place.TARGET, new TargetStage()),
            Map.entry(Place.DISCOVER, new DiscoverStage()),
            Map.entry(Place.TABLES, new TablesStage()),
            Map.entry(Place.DESIGN, new DesignStage()),
            Map.entry(Place.TYPES, new TypesStage()),
            Map.entry(Place.SIZING, new SizingStage()),
            Map.entry(Place.PREPARATION, new PreparationStage()),
            Map.entry(Place.REVIEW, new ReviewStage()),
            Map.entry(Place.MIGRATION, new MigrationStage()),
            Map.entry(Place.VALIDATION, new ValidationStage()),
            Map.entry(Place.INDEXES, new IndexesStage()),
            Map.entry(Place.READY, new ReadyStage())));

    private final Guide guide;
    private final Frame frame;

    Wizard(Guide guide) {
        this.guide = guide;
        this.frame = Frame.of(guide.console(), guide.columns());
    }

    /// Leads to the end, or until the person leaves.
    ///
    /// @return the exit code
    int run() {
        guide.show(frame.box(List.of("Reloquent", "A relational database becomes documents in MongoDB")));
        guide.show("");
        try {
            return lead(new Beginning(guide).place());
        } catch (Away atTheBeginning) {
            return left(atTheBeginning.turn() instanceof Turn.Leave leave ? leave.exitCode() : 0);
        }
    }

    private int lead(Place from) {
        Place at = from;
        while (true) {
            guide.show("");
            guide.show(guide.console().paintErr().strong(frame.rule(at.heading())));
            switch (turn(at)) {
                case Turn.On on -> at = at.next();
                case Turn.Back back -> at = before(at);
                case Turn.To to -> at = to.place();
                case Turn.Leave leave -> {
                    return at == Place.READY && leave.exitCode() == 0 ? 0 : left(leave.exitCode());
                }
            }
        }
    }

    private Turn turn(Place at) {
        try {
            return Objects.requireNonNull(stages.get(at)).visit(guide);
        } catch (Away away) {
            return away.turn();
        }
    }

    private Place before(Place at) {
        if (at == Place.SOURCE) {
            guide.say("This is the first step. Ctrl-C leaves.");
            return at;
        }
        if (at.compareTo(Place.VALIDATION) > 0 || isReversible()) {
            return at.previous();
        }
        guide.say("There is no way back from here: the target holds documents. '" + guide.line("rollback")
                + "' drops them; after that every decision can be changed again.");
        return at;
    }

    private boolean isReversible() {
        return guide.status().phase().isReversible();
    }

    private int left(int exitCode) {
        guide.say("");
        boolean configured = Files.exists(guide.configuration());
        guide.say(
                configured
                        ? "Everything so far is kept in "
                                + guide.configuration().getParent() + "."
                        : "Nothing was written.");
        String next = configured ? guide.status().next().map(Step::command).orElse("status") : "init";
        guide.say("Go on here with '" + guide.line("wizard") + "', or with commands: '" + guide.line(next) + "'.");
        return exitCode;
    }
}
