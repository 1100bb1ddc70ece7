package io.reloquent.shell.wizard;

import io.reloquent.lifecycle.Status;
import io.reloquent.lifecycle.Status.StepStatus;
import io.reloquent.lifecycle.Step;
import io.reloquent.shell.screen.Choice;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

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
            return lead(begin());
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

    /// Where to begin: at the first step, where one was, or where the person says.
    private Place begin() {
        if (!Files.exists(guide.configuration())) {
            guide.say("There is no configuration at " + guide.configuration() + " yet. Let us write one.");
            return Place.SOURCE;
        }
        Status status = guide.status();
        Place present = Place.of(status, true);
        Place at = present == Place.READY ? present : asked(present, status);
        if (at.compareTo(Place.TARGET) > 0 && at != Place.READY) {
            Secrets.complete(guide);
        }
        return at;
    }

    private Place asked(Place present, Status status) {
        lastDone(status).ifPresent(done -> guide.say("Done last: " + done + "."));
        boolean goesOn = guide.choose(
                "You are at: " + present.heading() + ".",
                List.of(new Choice<>(true, "Go on there"), new Choice<>(false, "Begin at another step")));
        if (goesOn) {
            return present;
        }
        List<Place> reachable = present.reachable(status.phase().isReversible());
        if (reachable.size() == 1) {
            guide.say("There is no other: what was decided is in the target. '" + guide.line("rollback")
                    + "' is the way back.");
            return present;
        }
        return guide.choose(
                "Which step?",
                reachable.stream()
                        .map(place -> new Choice<>(place, place.title()))
                        .toList());
    }

    private static Optional<String> lastDone(Status status) {
        return status.steps().stream()
                .filter(step -> step.last().isPresent())
                .reduce((one, next) -> next)
                .map((StepStatus step) -> step.step().purpose() + ", "
                        + step.last().map(last -> last.summary()).orElse(""));
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
