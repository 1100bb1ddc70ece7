package io.reloquent.core;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.Fingerprint;
import io.reloquent.design.DocumentModel;
import io.reloquent.fault.YoursToFix;
import io.reloquent.lifecycle.HistoryEntry;
import io.reloquent.lifecycle.Journal;
import io.reloquent.lifecycle.LifeCycle;
import io.reloquent.lifecycle.Status;
import io.reloquent.lifecycle.Step;
import io.reloquent.lifecycle.StepRecord;
import io.reloquent.lifecycle.StepRecord.Outcome;
import io.reloquent.mapping.TypeChoices;
import io.reloquent.plan.Blueprint;
import io.reloquent.port.workspace.Stored;
import io.reloquent.port.workspace.Workspace;
import io.reloquent.report.MigrationReport;
import io.reloquent.report.Readiness;
import io.reloquent.run.Run;
import io.reloquent.selection.Selection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What has been done in a workspace, for use cases that build on each other.
final class Steps {

    private static final String BY_HAND = ", changed by hand since";

    private final Workspace workspace;
    private final Clock clock;

    Steps(Workspace workspace, Clock clock) {
        this.workspace = workspace;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    Catalog catalog() {
        return required(workspace.catalog(), Step.DISCOVER, "The source's schema has not been read yet.");
    }

    Selection selection() {
        return required(workspace.selection(), Step.SELECT, "No tables have been chosen yet.");
    }

    DocumentModel model() {
        return required(workspace.model(), Step.DESIGN, "No documents have been designed yet.");
    }

    /// What the user decided about types; nothing where the file is not there.
    TypeChoices types() {
        return workspace.types().load().orElse(TypeChoices.NONE);
    }

    /// Everything that was decided.
    Blueprint blueprint() {
        return new Blueprint(catalog(), selection(), types(), model());
    }

    /// Everything that was decided, with a model that may not be kept yet.
    Blueprint blueprint(DocumentModel model) {
        return new Blueprint(catalog(), selection(), types(), model);
    }

    /// Stands for the design: the model and the types its fields get.
    String design(DocumentModel model) {
        return Fingerprint.of(types(), model);
    }

    /// Refuses a step that cannot begin where the migration is.
    ///
    /// @throws YoursToFix that says what must be done first
    void begin(Step step) {
        lifeCycle(journal()).denial(step).ifPresent(denial -> {
            throw YoursToFix.step(denial.because(), denial.remedy());
        });
    }

    Status status() {
        Journal journal = journal();
        Status status = Status.of(journal, isReady(journal));
        return workspace.underway().map(status::during).orElse(status);
    }

    private LifeCycle lifeCycle(Journal journal) {
        return LifeCycle.at(journal, isReady(journal));
    }

    private boolean isReady(Journal journal) {
        return readiness(journal).filter(Readiness::isReady).isPresent();
    }

    /// What the report says of the load that the journal knows; nothing before there is one.
    Optional<Readiness> readiness(Journal journal) {
        return journal.last(Step.MIGRATE)
                .filter(load -> load.outcome() == Outcome.DONE)
                .flatMap(load ->
                        workspace.report().load().filter(report -> report.run().equals(load.output())))
                .map(MigrationReport::readiness);
    }

    /// The journal as the files are now: a file changed by hand counts as its step done again, and one that the
    /// journal knows nothing of as its step done.
    Journal journal() {
        Journal journal = workspace.journal().load().orElse(Journal.EMPTY);
        journal = refreshed(
                journal,
                Step.DISCOVER,
                workspace
                        .catalog()
                        .load()
                        .map(Catalog::structure)
                        .map(Fingerprint::of)
                        .orElse(""));
        journal = refreshed(
                journal,
                Step.SELECT,
                workspace.selection().load().map(Fingerprint::of).orElse(""));
        return refreshed(
                journal, Step.DESIGN, workspace.model().load().map(this::design).orElse(""));
    }

    void record(Step step, Instant started, String input, String output, Outcome outcome, String summary) {
        Duration took = Duration.between(started, clock.instant());
        Journal journal = journal();
        var done = new StepRecord(step, started, took, input, output, outcome, summary);
        workspace.journal().save(lifeCycle(journal).done(done, isReady(journal.with(done))));
        if (step.compareTo(Step.MIGRATE) >= 0) {
            String plan =
                    journal.with(done).last(Step.MIGRATE).map(StepRecord::input).orElse("");
            remember(step.command(), started, plan, output, outcome, summary);
        }
    }

    /// Takes for granted that everything decided fits together as it is now: a plan could be made of it.
    void confirmDecisions() {
        Journal journal = journal();
        journal = confirmed(journal, Step.SELECT, journal.output(Step.DISCOVER));
        workspace.journal().save(confirmed(journal, Step.DESIGN, journal.output(Step.SELECT)));
    }

    private static Journal confirmed(Journal journal, Step step, String input) {
        return journal.last(step)
                .map(done -> journal.with(new StepRecord(
                        step, done.at(), done.took(), input, done.output(), done.outcome(), done.summary())))
                .orElse(journal);
    }

    /// Records a load that the target's ledger knows and this workspace does not: it was made elsewhere, or cut off
    /// after its last word in the ledger.
    void adopt(Run run) {
        Journal journal = journal();
        boolean known = journal.last(Step.MIGRATE)
                .filter(load -> load.outcome() == Outcome.DONE && load.output().equals(run.id()))
                .isPresent();
        if (known || run.ended() == null) {
            return;
        }
        Duration took = Duration.between(run.started(), run.ended());
        if (!journal.output(Step.PLAN).equals(run.plan())) {
            journal = journal.with(new StepRecord(
                    Step.PLAN,
                    run.started(),
                    Duration.ZERO,
                    journal.output(Step.DESIGN),
                    run.plan(),
                    Outcome.DONE,
                    "told by the target"));
        }
        var loaded = new StepRecord(
                Step.MIGRATE, run.started(), took, run.plan(), run.id(), Outcome.DONE, "told by the target");
        workspace.journal().save(journal.with(loaded));
    }

    /// Forgets a load that the target's ledger knows nothing of: it was rolled back from another place.
    void notLoaded() {
        if (journal()
                .last(Step.MIGRATE)
                .filter(load -> load.outcome() == Outcome.DONE)
                .isPresent()) {
            rolledBack();
        }
    }

    /// Puts into the history what was done with the target.
    void remember(String command, Instant started, String plan, String run, Outcome outcome, String summary) {
        Duration took = Duration.between(started, clock.instant());
        workspace
                .history()
                .add(new HistoryEntry(started, took, workspace.user(), command, plan, run, outcome, summary));
    }

    /// The target holds nothing of this migration any more.
    void rolledBack() {
        workspace.journal().save(lifeCycle(journal()).rolledBack());
    }

    /// Some collections of a load are gone.
    void partlyRolledBack(Run left, String summary) {
        Journal journal = journal();
        var load = new StepRecord(
                Step.MIGRATE, left.started(), Duration.ZERO, left.plan(), left.id(), Outcome.TROUBLE, summary);
        workspace.journal().save(lifeCycle(journal).partlyRolledBack(load));
    }

    private Journal refreshed(Journal journal, Step step, String present) {
        if (present.isEmpty()) {
            return journal.without(step);
        }
        Optional<StepRecord> last = journal.last(step);
        if (last.isEmpty()) {
            String input = step.before().map(journal::output).orElse("");
            return journal.with(new StepRecord(
                    step, clock.instant(), Duration.ZERO, input, present, Outcome.DONE, "found in the workspace"));
        }
        StepRecord done = last.get();
        if (done.output().equals(present)) {
            return journal;
        }
        String summary = done.summary().endsWith(BY_HAND) ? done.summary() : done.summary() + BY_HAND;
        return journal.with(
                new StepRecord(step, done.at(), done.took(), done.input(), present, done.outcome(), summary));
    }

    private static <T> T required(Stored<T> stored, Step step, String missing) {
        return stored.load().orElseThrow(() -> YoursToFix.step(missing, "Run 'reloquent " + step.command() + "'."));
    }
}
