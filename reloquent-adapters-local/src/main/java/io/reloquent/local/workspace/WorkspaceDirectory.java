package io.reloquent.local.workspace;

import io.reloquent.catalog.Catalog;
import io.reloquent.design.DocumentModel;
import io.reloquent.lifecycle.Journal;
import io.reloquent.lifecycle.Step;
import io.reloquent.mapping.TypeChoices;
import io.reloquent.plan.Plan;
import io.reloquent.port.workspace.History;
import io.reloquent.port.workspace.Stored;
import io.reloquent.port.workspace.Workspace;
import io.reloquent.report.MigrationReport;
import io.reloquent.selection.Selection;
import io.reloquent.sizing.PriceTable;
import io.reloquent.sizing.ShardingPlan;
import io.reloquent.sizing.SizingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// A workspace in a directory: `source-schema.yaml`, `type-mapping.yaml`, `selection.yaml`, `mapping.yaml`,
/// `plan.yaml`, `sizing-plan.yaml`, `sharding-plan.yaml`, `state.yaml`, `history.jsonl` and the reports, all for their
/// owner's eyes only.
public final class WorkspaceDirectory implements Workspace {

    private final Path directory;
    private final Clock clock;
    private final Stored<Catalog> catalog;
    private final Stored<Selection> selection;
    private final Stored<TypeChoices> types;
    private final Stored<DocumentModel> model;
    private final Stored<Journal> journal;
    private final Stored<MigrationReport> report;
    private final Stored<SizingPlan> sizing;
    private final Stored<ShardingPlan> sharding;
    private final SafeFile plan;
    private final History history;

    /// @param directory made on the first writing
    public WorkspaceDirectory(Path directory, Clock clock) {
        this.directory = directory.toAbsolutePath().normalize();
        this.clock = clock;
        this.catalog = stored("source-schema.yaml", new CatalogFormat());
        this.selection = stored("selection.yaml", new SelectionFormat());
        this.types = stored("type-mapping.yaml", new TypesFormat(catalog));
        this.model = stored("mapping.yaml", new MappingFormat());
        this.journal = new StateFile(this.directory.resolve("state.yaml"), clock);
        this.report = new ReportFiles(this.directory.resolve("reports"), clock);
        this.history = new HistoryFile(this.directory.resolve("history.jsonl"));
        this.sizing = stored("sizing-plan.yaml", new SizingFormat());
        this.sharding = stored("sharding-plan.yaml", new ShardingFormat());
        this.plan = new SafeFile(this.directory.resolve("plan.yaml"), clock);
    }

    private <T> Stored<T> stored(String name, Format<T> format) {
        return new StoredFile<>(directory.resolve(name), clock, format);
    }

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
        return history;
    }

    @Override
    public String user() {
        return System.getProperty("user.name", "");
    }

    @Override
    public void write(Plan value) {
        plan.write(new PlanFormat().write(value), present -> true);
    }

    @Override
    public String planPlace() {
        return plan.path().toString();
    }

    /// The table of prices that the user named, or that lies here, or that comes with the program.
    ///
    /// @throws io.reloquent.fault.YoursToFix if one was named that is not there, or it cannot be understood
    public PriceTable prices(Optional<Path> named) {
        return PriceFile.load(named, directory);
    }

    /// Copies what a plan is made from, as it is now, and the plan itself.
    public void copyTo(Path decisions, Plan made, Path plans) throws IOException {
        for (String name : List.of("source-schema.yaml", "selection.yaml", "type-mapping.yaml", "mapping.yaml")) {
            Path file = directory.resolve(name);
            if (Files.exists(file)) {
                Files.copy(file, decisions.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.write(plans.resolve("plan.yaml"), new PlanFormat().write(made));
    }

    /// A directory of its own for what is no file for people, such as what an engine runs on; made when it is asked
    /// for.
    public Path backstage(String name) {
        Path place = directory.resolve(".reloquent").resolve(name);
        try {
            OwnerOnly.createDirectory(place);
            return place;
        } catch (IOException e) {
            throw SafeFile.fault(place, "made", e);
        }
    }

    @Override
    public Lock lock() {
        return WorkspaceLock.take(lockFile(), clock, Optional.empty());
    }

    @Override
    public Lock lock(Step step) {
        return WorkspaceLock.take(lockFile(), clock, Optional.of(step));
    }

    @Override
    public Optional<Step> underway() {
        return WorkspaceLock.underway(lockFile());
    }

    private Path lockFile() {
        return directory.resolve("reloquent.lock");
    }
}
