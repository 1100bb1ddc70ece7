package io.reloquent.bench.measured;

import io.reloquent.connection.Configuration;
import io.reloquent.core.Design;
import io.reloquent.core.Discover;
import io.reloquent.core.Estimate;
import io.reloquent.core.Generate;
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
import io.reloquent.local.direct.RowSampler;
import io.reloquent.local.spark.ArtefactDirectory;
import io.reloquent.local.workspace.WorkspaceDirectory;
import io.reloquent.mongo.MongoTarget;
import io.reloquent.port.compute.Engine;
import io.reloquent.port.source.Snapshot;
import io.reloquent.port.target.Ledger;
import io.reloquent.run.Progress;
import io.reloquent.sizing.Window;
import io.reloquent.source.postgresql.PostgresCatalogReader;
import io.reloquent.source.postgresql.PostgresConnections;
import io.reloquent.source.postgresql.PostgresDialect;
import io.reloquent.source.postgresql.PostgresKeyStatistics;
import io.reloquent.source.postgresql.PostgresSnapshots;
import io.reloquent.source.witness.PostgresWitness;
import java.time.Clock;
import java.util.Optional;

/// The product's use cases over a place, composed as its applications compose them.
public final class Product implements AutoCloseable {

    private final Clock clock = Clock.systemUTC();
    private final Configuration configuration;
    private final WorkspaceDirectory workspace;
    private final PostgresConnections source;
    private final MongoTarget target;

    public Product(Place place) {
        configuration = place.configuration();
        workspace = new WorkspaceDirectory(place.workspace(), clock);
        source = new PostgresConnections(configuration.source());
        target = MongoTarget.open(configuration.target());
    }

    public Discover discover() {
        return new Discover(new PostgresCatalogReader(source), workspace, clock);
    }

    public Select select() {
        return new Select(workspace, clock);
    }

    public Design design() {
        return new Design(workspace, clock);
    }

    public MakePlan plan() {
        return new MakePlan(configuration, workspace, clock);
    }

    /// With its benchmark of the source.
    public Estimate.Estimated estimate() {
        var sampler =
                new RowSampler(new PostgresDialect(), configuration.source().maxConnections());
        var wishes = new Estimate.Wishes(true, Window.HOUR, false, workspace.prices(Optional.empty()));
        return new Estimate(
                        plan(),
                        configuration,
                        new PostgresSnapshots(source),
                        sampler,
                        new PostgresKeyStatistics(source),
                        workspace,
                        clock,
                        Runtime.getRuntime().availableProcessors())
                .run(wishes, Progress.NONE);
    }

    public Generate generate() {
        var artefacts = new ArtefactDirectory(
                configuration, new PostgresDialect(), new PostgresSnapshots(source), workspace::copyTo);
        return new Generate(plan(), artefacts);
    }

    public Migrate migrate(Ledger ledger) {
        return migrate(ledger, engine(ledger));
    }

    Migrate migrate(Ledger ledger, Engine engine) {
        return new Migrate(
                plan(),
                new PostgresCatalogReader(source),
                new PostgresSnapshots(source),
                target.collections(),
                ledger,
                target.leases(),
                engine,
                validate(),
                prepare(ledger),
                workspace,
                LeaseTerms.STANDARD,
                clock);
    }

    private Prepare prepare(Ledger ledger) {
        return new Prepare(
                plan(),
                Prepare.estimated(workspace),
                target.inspector(),
                target.setup(),
                ledger,
                target.leases(),
                workspace,
                LeaseTerms.STANDARD,
                clock);
    }

    public Validate validate() {
        return new Validate(
                plan(),
                ledger(),
                new PostgresSnapshots(source),
                new PostgresWitness(new SqlSyntax()),
                engine(ledger()),
                target.reader(),
                new KernelHasher(),
                target.comparer(),
                workspace,
                clock);
    }

    public DirectEngine engine(Ledger ledger) {
        int connections = configuration.source().maxConnections();
        return new DirectEngine(new PostgresDialect(), target.writer(), ledger, connections, ChunkSize.STANDARD);
    }

    public Snapshot snapshot() {
        return new PostgresSnapshots(source).take();
    }

    public Ledger ledger() {
        return target.ledger();
    }

    public MongoTarget target() {
        return target;
    }

    @Override
    public void close() {
        target.close();
    }
}
