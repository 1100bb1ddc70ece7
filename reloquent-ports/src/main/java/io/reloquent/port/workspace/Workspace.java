package io.reloquent.port.workspace;

import io.reloquent.catalog.Catalog;
import io.reloquent.design.DocumentModel;
import io.reloquent.lifecycle.Journal;
import io.reloquent.lifecycle.Step;
import io.reloquent.mapping.TypeChoices;
import io.reloquent.plan.Plan;
import io.reloquent.report.MigrationReport;
import io.reloquent.selection.Selection;
import io.reloquent.sizing.ShardingPlan;
import io.reloquent.sizing.SizingPlan;
import java.util.Optional;

/// Everything that is kept between two commands.
public interface Workspace {

    Stored<Catalog> catalog();

    Stored<Selection> selection();

    /// What the source's types become. It is written beside the catalog that is kept, after it.
    Stored<TypeChoices> types();

    Stored<DocumentModel> model();

    Stored<Journal> journal();

    Stored<MigrationReport> report();

    /// What the migration takes, as it was estimated.
    Stored<SizingPlan> sizing();

    /// How collections are spread over shards; the user may change it.
    Stored<ShardingPlan> sharding();

    History history();

    /// The user of the operating system who works in it.
    String user();

    /// Writes a plan down for review. Nobody reads it back: a plan follows from the rest, and its hash is in the
    /// journal.
    void write(Plan plan);

    /// Where the plan was written.
    String planPlace();

    /// Keeps every other process out until it is closed.
    ///
    /// @throws io.reloquent.fault.YoursToFix if another process is in; the message names it
    Lock lock();

    /// The same, saying which step is done meanwhile.
    Lock lock(Step step);

    /// The step that whoever is in is doing now, in this process or another; nothing where nobody is, or does no step.
    Optional<Step> underway();

    /// What [#lock()] gives.
    interface Lock extends AutoCloseable {
        @Override
        void close();
    }
}
