package io.reloquent.core;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.Fingerprint;
import io.reloquent.catalog.TableName;
import io.reloquent.fault.YoursToFix;
import io.reloquent.lifecycle.Step;
import io.reloquent.lifecycle.StepRecord.Outcome;
import io.reloquent.port.workspace.Workspace;
import io.reloquent.selection.NamePattern;
import io.reloquent.selection.Selection;
import java.time.Clock;
import java.util.List;

/// `reloquent select`: chooses the tables that take part.
public final class Select {

    private final Workspace workspace;
    private final Steps steps;

    public Select(Workspace workspace, Clock clock) {
        this.workspace = workspace;
        this.steps = new Steps(workspace, clock);
    }

    /// Chooses every table that holds rows of its own.
    public Selection everything() {
        return keep(Selection.everything(steps.catalog()));
    }

    /// Chooses the tables that the patterns name.
    ///
    /// @throws YoursToFix naming every pattern that names none
    public Selection matching(List<String> patterns) {
        Catalog catalog = steps.catalog();
        List<NamePattern> parsed = patterns.stream().map(NamePattern::new).toList();
        List<String> idle = parsed.stream()
                .filter(p -> catalog.tables().stream().noneMatch(t -> p.matches(t.name())))
                .map(NamePattern::text)
                .toList();
        if (!idle.isEmpty() || patterns.isEmpty()) {
            throw YoursToFix.usage(
                    "No table matches " + String.join(", ", idle) + ".",
                    "The tables are in " + workspace.catalog().place() + "; 'order_*' stands for any ending.");
        }
        return keep(Selection.matching(catalog, parsed));
    }

    /// What there is to choose from.
    ///
    /// @throws YoursToFix if the source's schema was not read yet
    public Catalog catalog() {
        return steps.catalog();
    }

    /// Chooses these tables.
    ///
    /// @throws YoursToFix naming every one that the schema does not have
    public Selection these(List<TableName> tables) {
        Catalog catalog = steps.catalog();
        List<String> unknown = tables.stream()
                .filter(table -> catalog.find(table).isEmpty())
                .map(TableName::toString)
                .toList();
        if (!unknown.isEmpty() || tables.isEmpty()) {
            throw YoursToFix.usage(
                    unknown.isEmpty()
                            ? "No table is chosen."
                            : "The schema has no table " + String.join(", ", unknown) + ".",
                    unknown.isEmpty() ? "Choose at least one." : "Discover the source again, or leave them out.");
        }
        return keep(new Selection(tables));
    }

    private Selection keep(Selection selection) {
        steps.begin(Step.SELECT);
        var started = steps.now();
        workspace.selection().save(selection);
        String input = steps.journal().output(Step.DISCOVER);
        String summary = selection.tables().size() + " tables";
        steps.record(Step.SELECT, started, input, Fingerprint.of(selection), Outcome.DONE, summary);
        return selection;
    }
}
