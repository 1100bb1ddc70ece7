package io.reloquent.testkit;

import io.reloquent.catalog.Catalog;
import io.reloquent.design.DocumentModel;
import io.reloquent.lifecycle.HistoryEntry;
import io.reloquent.lifecycle.Journal;
import io.reloquent.lifecycle.Step;
import io.reloquent.mapping.TypeChoices;
import io.reloquent.plan.Plan;
import io.reloquent.port.workspace.History;
import io.reloquent.port.workspace.Stored;
import io.reloquent.port.workspace.Workspace;
import io.reloquent.report.MigrationReport;
import io.reloquent.selection.Selection;
import io.reloquent.sizing.ShardingPlan;
import io.reloquent.sizing.SizingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A workspace that is gone with the test.
public final class InMemoryWorkspace implements Workspace {

    private final Stored<Catalog> catalog = new Kept<>("the catalog");
    private final Stored<Selection> selection = new Kept<>("the selection");
    private final Stored<TypeChoices> types = new Kept<>("the types");
    private final Stored<DocumentModel> model = new Kept<>("the model");
    private final Stored<Journal> journal = new Kept<>("the journal");
    private final Stored<MigrationReport> report = new Kept<>("the report");
    private final Stored<SizingPlan> sizing = new Kept<>("the sizing plan");
    private final Stored<ShardingPlan> sharding = new Kept<>("the sharding plan");
    private @Nullable Step underway;
    private final List<HistoryEntry> entries = new ArrayList<>();

    @Override
    public Stored<Catalog> catalog() {
        return catalog;
    }

    @Override
    public Stored<Selection> selection() {
        return selection;
    }

    @Override
    public Stored<TypeChoices> types() {
        return types;
    }

    @Override
    public Stored<DocumentModel> model() {
        return model;
    }

    @Override
    public Stored<Journal> journal() {
        return journal;
    }

    @Override
    public Stored<MigrationReport> report() {
        return report;
    }

    @Override
    public Stored<SizingPlan> sizing() {
        return sizing;
    }

    @Override
    public Stored<ShardingPlan> sharding() {
        return sharding;
    }

    @Override
    public History history() {
        return new History() {
            @Override
            public void add(HistoryEntry entry) {
                entries.removeIf(entry::completes);
                entries.add(entry);
            }

            @Override
            public List<HistoryEntry> entries() {
                return List.copyOf(entries);
            }
        };
    }

    @Override
    public String user() {
        return "tester";
    }

    @Override
    public void write(Plan plan) {}

    @Override
    public String planPlace() {
        return "the plan";
    }

    @Override
    public Lock lock() {
        return () -> {};
    }

    @Override
    public Lock lock(Step step) {
        underway = step;
        return () -> underway = null;
    }

    @Override
    public Optional<Step> underway() {
        return Optional.ofNullable(underway);
    }

    private static final class Kept<T> implements Stored<T> {
        private final String place;
        private @Nullable T value;

        Kept(String place) {
            this.place = place;
        }

        @Override
        public Optional<T> load() {
            return Optional.ofNullable(value);
        }

        @Override
        public void save(T changed) {
            value = changed;
        }

        @Override
        public String place() {
            return place;
        }
    }
}
