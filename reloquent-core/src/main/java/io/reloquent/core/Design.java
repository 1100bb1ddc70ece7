package io.reloquent.core;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.TableName;
import io.reloquent.core.syntax.SqlSyntax;
import io.reloquent.design.DocumentModel;
import io.reloquent.design.Hints;
import io.reloquent.design.Naming;
import io.reloquent.design.Suggest;
import io.reloquent.design.SuggestedModel;
import io.reloquent.expression.Syntax;
import io.reloquent.fault.Nearest;
import io.reloquent.fault.YoursToFix;
import io.reloquent.lifecycle.Step;
import io.reloquent.lifecycle.StepRecord.Outcome;
import io.reloquent.plan.Planner;
import io.reloquent.plan.Planning;
import io.reloquent.port.workspace.Workspace;
import io.reloquent.selection.Selection;
import java.time.Clock;
import java.util.List;

/// `reloquent design`: decides how tables become documents.
public final class Design {

    private static final Syntax SYNTAX = new SqlSyntax();

    private final Workspace workspace;
    private final Steps steps;

    public Design(Workspace workspace, Clock clock) {
        this.workspace = workspace;
        this.steps = new Steps(workspace, clock);
    }

    /// Suggests a model, and makes it the design.
    public SuggestedModel suggest() {
        return suggest(Hints.NONE, Naming.ORIGINAL);
    }

    /// Suggests a model that follows hints where it can, and makes it the design.
    ///
    /// @param naming how fields and collections are called after columns and tables
    /// @throws YoursToFix if a hint names a table that is not selected
    public SuggestedModel suggest(Hints hints, Naming naming) {
        SuggestedModel suggested = propose(hints, naming);
        keep(suggested.model());
        return suggested;
    }

    /// The same, and keeps nothing.
    public SuggestedModel propose(Hints hints, Naming naming) {
        Catalog catalog = steps.catalog();
        Selection selection = steps.selection();
        hints.tables().stream().filter(table -> !selection.contains(table)).forEach(table -> refuse(table, selection));
        return Suggest.model(catalog, selection, steps.types(), hints, naming);
    }

    private static void refuse(TableName table, Selection selection) {
        List<String> known =
                selection.tables().stream().map(TableName::toString).toList();
        String meant = Nearest.of(table.toString(), known)
                .map(name -> "Did you mean " + name + "?")
                .orElse("Write it as schema and table, shop.orders, and select it before.");
        throw YoursToFix.usage("A hint names " + table + ", which is not a selected table.", meant);
    }

    /// Makes a model the design if it can be carried out; answers with what there is to say about it.
    ///
    /// @throws io.reloquent.fault.YoursToFix naming everything that stands in the way
    public Planning adopt(DocumentModel model) {
        Planning planning = check(model);
        Refusal.ifErrors(planning);
        keep(model);
        return planning;
    }

    /// What there is to say about a model.
    public Planning check(DocumentModel model) {
        return Planner.plan(steps.blueprint(model), SYNTAX, "", "");
    }

    /// @throws YoursToFix if no tables have been chosen that could be designed
    public void requireTables() {
        steps.catalog();
        steps.selection();
    }

    /// The design as it is.
    public DocumentModel current() {
        return steps.model();
    }

    private void keep(DocumentModel model) {
        steps.begin(Step.DESIGN);
        var started = steps.now();
        workspace.model().save(model);
        String input = steps.journal().output(Step.SELECT);
        String summary =
                model.tables().size() + " tables in " + model.collections().size() + " collections";
        steps.record(Step.DESIGN, started, input, steps.design(model), Outcome.DONE, summary);
    }
}
