package io.reloquent.core;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.Fingerprint;
import io.reloquent.design.DocumentModel;
import io.reloquent.fault.YoursToFix;
import io.reloquent.lifecycle.HistoryEntry;
import io.reloquent.lifecycle.Journal;
import io.reloquent.lifecycle.Step;
import io.reloquent.lifecycle.StepRecord;
import io.reloquent.lifecycle.StepRecord.Outcome;
import io.reloquent.mapping.TypeChoices;
import io.reloquent.plan.Blueprint;
import io.reloquent.port.workspace.Stored;
import io.reloquent.port.workspace.Workspace;
import io.reloquent.selection.Selection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

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

    /// The journal as the files are now: a file changed by hand counts as its step done again.
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
        var done = new StepRecord(step, started, took, input, output, outcome, summary);
        Journal journal = journal().with(done);
        workspace.journal().save(journal);
        if (step.compareTo(Step.MIGRATE) >= 0) {
            String plan = journal.last(Step.MIGRATE).map(StepRecord::input).orElse("");
            remember(step.command(), started, plan, output, outcome, summary);
        }
    }

    /// Puts into the history what was done with the target.
    void remember(String command, Instant started, String plan, String run, Outcome outcome, String summary) {
        Duration took = Duration.between(started, clock.instant());
        workspace
                .history()
                .add(new HistoryEntry(started, took, workspace.user(), command, plan, run, outcome, summary));
    }

    void forget(Step... steps) {
        Journal journal = journal();
        for (Step step : steps) {
            journal = journal.without(step);
        }
        workspace.journal().save(journal);
    }

    private static Journal refreshed(Journal journal, Step step, String present) {
        var last = journal.last(step);
        if (present.isEmpty()) {
            return journal.without(step);
        }
        if (last.isEmpty() || last.get().output().equals(present)) {
            return journal;
        }
        StepRecord done = last.get();
        String summary = done.summary().endsWith(BY_HAND) ? done.summary() : done.summary() + BY_HAND;
        return journal.with(
                new StepRecord(step, done.at(), done.took(), done.input(), present, done.outcome(), summary));
    }

    private static <T> T required(Stored<T> stored, Step step, String missing) {
        return stored.load().orElseThrow(() -> YoursToFix.step(missing, "Run 'reloquent " + step.command() + "'."));
    }
}
