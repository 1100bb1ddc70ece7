package io.reloquent.faults;

import io.reloquent.connection.Configuration;
import io.reloquent.connection.SourceAddress;
import io.reloquent.connection.TargetAddress;
import io.reloquent.core.Discover;
import io.reloquent.core.LeaseTerms;
import io.reloquent.core.MakePlan;
import io.reloquent.core.Migrate;
import io.reloquent.core.Prepare;
import io.reloquent.core.Select;
import io.reloquent.core.Validate;
import io.reloquent.core.syntax.SqlSyntax;
import io.reloquent.local.direct.ChunkSize;
import io.reloquent.local.direct.DirectEngine;
import io.reloquent.local.direct.KernelHasher;
import io.reloquent.local.workspace.WorkspaceDirectory;
import io.reloquent.mongo.MongoTarget;
import io.reloquent.port.source.CatalogReader;
import io.reloquent.port.source.SnapshotSource;
import io.reloquent.port.target.Collections;
import io.reloquent.port.target.DocumentReader;
import io.reloquent.port.target.DocumentWriter;
import io.reloquent.port.target.Leases;
import io.reloquent.port.target.Ledger;
import io.reloquent.port.workspace.Workspace;
import io.reloquent.run.Run;
import io.reloquent.run.Unmakable;
import io.reloquent.source.postgresql.PostgresCatalogReader;
import io.reloquent.source.postgresql.PostgresConnections;
import io.reloquent.source.postgresql.PostgresDialect;
import io.reloquent.source.postgresql.PostgresSnapshots;
import io.reloquent.source.witness.PostgresWitness;
import io.reloquent.verification.Verification;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/// All use cases over one workspace, one source and one target, as an application composes them, under a watch.
final class Migration implements AutoCloseable {

    /// Many chunks of few documents: many moments at which something can happen.
    private static final ChunkSize CHUNKS = new ChunkSize(200, 1 << 20);

    private static final int CONNECTIONS = 20;

    private final Clock clock = Clock.systemUTC();
    private final Configuration configuration;
    private final MongoTarget target;
    private final Workspace workspace;
    private final PostgresConnections connections;
    private final Watch watch;
    private final Heard heard = new Heard();

    Migration(SourceAddress source, TargetAddress target, Path workspace, Watch watch) {
        this.configuration = new Configuration(source, target);
        this.target = MongoTarget.open(target);
        this.workspace = watch.over(Workspace.class, new WorkspaceDirectory(workspace, clock));
        this.connections = new PostgresConnections(source);
        this.watch = watch;
    }

    Workspace workspace() {
        return workspace;
    }

    /// What its commands said so far.
    Heard heard() {
        return heard;
    }

    void discover() {
        new Discover(catalogReader(), workspace, clock).run(Duration.ofSeconds(20));
    }

    /// Does what comes before a migration, as far as it has not been done.
    void prepare(Design design) {
        if (workspace.catalog().load().isEmpty()) {
            discover();
        }
        if (workspace.selection().load().isEmpty()) {
            new Select(workspace, clock).everything();
        }
        if (workspace.model().load().isEmpty()) {
            new io.reloquent.core.Design(workspace, clock).adopt(design.model());
        }
    }

    void plan() {
        makePlan().run();
    }

    void migrate(boolean resume) {
        new Migrate(
                        makePlan(),
                        catalogReader(),
                        snapshots(),
                        watch.over(Collections.class, target.collections()),
                        ledger(),
                        watch.over(Leases.class, target.leases()),
                        engine(),
                        validation(),
                        prepare(),
                        workspace,
                        LeaseTerms.STANDARD,
                        clock)
                .run(new Migrate.Wishes(resume, Unmakable.STOP, false), heard);
    }

    private Prepare prepare() {
        return new Prepare(
                makePlan(),
                Prepare.estimated(workspace),
                target.inspector(),
                target.setup(),
                ledger(),
                target.leases(),
                workspace,
                LeaseTerms.STANDARD,
                clock);
    }

    /// Compares every document with what a second reading of the source makes.
    Verification validate() {
        return validation().run(Validate.Depth.WITNESSED, heard);
    }

    private Validate validation() {
        return new Validate(
                makePlan(),
                ledger(),
                snapshots(),
                new PostgresWitness(new SqlSyntax()),
                engine(),
                reader(),
                new KernelHasher(),
                target.comparer(),
                workspace,
                clock);
    }

    /// Whether the ledger says that every chunk is there.
    boolean isLoaded() {
        return target.ledger()
                .latest()
                .filter(run -> run.state() == Run.State.LOADED)
                .isPresent();
    }

    Sums sums(Design design) {
        return Sums.of(target.reader(), design.model());
    }

    private MakePlan makePlan() {
        return new MakePlan(configuration, workspace, clock);
    }

    private CatalogReader catalogReader() {
        return watch.over(CatalogReader.class, new PostgresCatalogReader(connections));
    }

    private SnapshotSource snapshots() {
        return watch.over(SnapshotSource.class, new PostgresSnapshots(connections));
    }

    private Ledger ledger() {
        return watch.over(Ledger.class, target.ledger());
    }

    private DocumentReader reader() {
        return watch.over(DocumentReader.class, target.reader());
    }

    private DirectEngine engine() {
        return new DirectEngine(
                new PostgresDialect(),
                watch.over(DocumentWriter.class, target.writer()),
                ledger(),
                CONNECTIONS,
                CHUNKS);
    }

    @Override
    public void close() {
        target.close();
    }
}
