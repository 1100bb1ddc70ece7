package io.reloquent.session;

import io.reloquent.connection.Configuration;
import io.reloquent.connection.Logging;
import io.reloquent.connection.Platform;
import io.reloquent.connection.Secret;
import io.reloquent.core.BuildIndexes;
import io.reloquent.core.ChooseColumnTypes;
import io.reloquent.core.ChooseTypes;
import io.reloquent.core.Design;
import io.reloquent.core.Discover;
import io.reloquent.core.Estimate;
import io.reloquent.core.Generate;
import io.reloquent.core.LeaseTerms;
import io.reloquent.core.LookIntoData;
import io.reloquent.core.MakePlan;
import io.reloquent.core.Migrate;
import io.reloquent.core.Prepare;
import io.reloquent.core.Preview;
import io.reloquent.core.Rollback;
import io.reloquent.core.Select;
import io.reloquent.core.ShowHistory;
import io.reloquent.core.ShowIndexes;
import io.reloquent.core.ShowStatus;
import io.reloquent.core.Validate;
import io.reloquent.core.WatchIndexes;
import io.reloquent.core.syntax.SqlSyntax;
import io.reloquent.fault.Fault;
import io.reloquent.fault.YoursToFix;
import io.reloquent.local.direct.ChunkSize;
import io.reloquent.local.direct.DirectEngine;
import io.reloquent.local.direct.KernelHasher;
import io.reloquent.local.direct.RowSampler;
import io.reloquent.local.spark.ArtefactDirectory;
import io.reloquent.local.spark.LocalSpark;
import io.reloquent.local.spark.SparkEngine;
import io.reloquent.local.spark.SparkHome;
import io.reloquent.local.workspace.ConfigurationFile;
import io.reloquent.local.workspace.WorkspaceDirectory;
import io.reloquent.mongo.BsonText;
import io.reloquent.mongo.MongoAddresses;
import io.reloquent.mongo.MongoTarget;
import io.reloquent.mongo.MongoshIndexes;
import io.reloquent.mongo.MongoshSharding;
import io.reloquent.plan.SparkMethod;
import io.reloquent.port.compute.Engine;
import io.reloquent.port.secret.SecretStore;
import io.reloquent.port.target.Ledger;
import io.reloquent.run.Chunk;
import io.reloquent.sizing.ShardingPlan;
import io.reloquent.source.postgresql.PostgresCatalogReader;
import io.reloquent.source.postgresql.PostgresConnections;
import io.reloquent.source.postgresql.PostgresDataProbe;
import io.reloquent.source.postgresql.PostgresDialect;
import io.reloquent.source.postgresql.PostgresKeyStatistics;
import io.reloquent.source.postgresql.PostgresSnapshots;
import io.reloquent.source.witness.PostgresWitness;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// The use cases over one configuration and the workspace around it. Databases are opened when a use case needs them,
/// and closed with the session.
public final class Session implements AutoCloseable {

    private final Map<String, String> environment;
    private final SecretStore secrets;
    private final ConfigurationFile configurationFile;
    private final Clock clock;
    private final BatchWatch watch;
    private final WorkspaceDirectory workspace;
    private @Nullable Configuration configuration;
    private volatile @Nullable MongoTarget target;
    private @Nullable LocalSpark spark;
    private volatile boolean sourceIsAbandoned;
    private final List<PostgresConnections> sources = new CopyOnWriteArrayList<>();

    public Session(Path file, Map<String, String> environment, Clock clock) {
        this(file, environment, List.of(), clock);
    }

    /// @param settings what a command line says in the place of the configuration, each `KEY=VALUE`
    public Session(Path file, Map<String, String> environment, List<String> settings, Clock clock) {
        this(file, environment, settings, clock, workspace(file, clock), BatchWatch.NONE);
    }

    /// @param workspace the one of this configuration, for who opens many sessions one after the other: it keeps what
    ///                  was read of files that stay the same
    /// @param watch     told of every batch that this program itself sends to the target
    public Session(
            Path file,
            Map<String, String> environment,
            List<String> settings,
            Clock clock,
            WorkspaceDirectory workspace,
            BatchWatch watch) {
        this.watch = watch;
        this.environment = environment;
        this.secrets = new Stores(environment);
        this.configurationFile = new ConfigurationFile(file, environment, settings, Session::hosts, secrets);
        this.clock = clock;
        this.workspace = workspace;
    }

    /// The workspace of a configuration.
    public static WorkspaceDirectory workspace(Path file, Clock clock) {
        Path directory = file.getParent();
        return new WorkspaceDirectory(directory == null ? file : directory, clock);
    }

    private static List<String> hosts(String connectionString) {
        try {
            return MongoAddresses.parse(new Secret(connectionString), "any").hosts();
        } catch (YoursToFix malformed) {
            throw new IllegalArgumentException(malformed.getMessage(), malformed);
        }
    }

    /// @throws YoursToFix if the command line says something in the configuration's place that makes no sense
    public boolean isConfigured() {
        configurationFile.refuseMalformedSettings();
        return configurationFile.exists();
    }

    /// @throws YoursToFix if there is no configuration, so that no workspace comes to be where none was meant
    public void requireConfiguration() {
        if (!configurationFile.exists()) {
            throw configurationFile.missing();
        }
    }

    public ConfigurationFile configurationFile() {
        return configurationFile;
    }

    public Clock clock() {
        return clock;
    }

    public WorkspaceDirectory workspace() {
        return workspace;
    }

    public Configuration configuration() {
        if (configuration == null) {
            configuration = configurationFile.read().configuration();
            var address = configuration.target();
            if (address.connectionString().isElsewhere()) {
                MongoAddresses.check(address.database());
            } else {
                MongoAddresses.parse(address.connectionString(), address.database());
            }
        }
        return configuration;
    }

    /// What is logged, and where. What the configuration says counts as far as it can be read.
    public Logging logging() {
        return configurationFile.logging();
    }

    /// What is unwise in the configuration.
    public List<String> warnings() {
        return configurationFile.read().warnings();
    }

    /// What the source says that it is, over one connection that only reads.
    ///
    /// @throws io.reloquent.fault.Fault if it cannot be reached or refuses
    public String describeSource() {
        return source().describe();
    }

    private PostgresConnections source() {
        var source = new PostgresConnections(configuration().source());
        sources.add(source);
        if (sourceIsAbandoned) {
            source.abandon();
        }
        return source;
    }

    /// Ends every read from the source, which who reads is told as a fault. May be called from any thread: a thread
    /// that waits for PostgreSQL does not hear that it is interrupted.
    public void abandonSource() {
        sourceIsAbandoned = true;
        sources.forEach(PostgresConnections::abandon);
    }

    /// Connections to the source that are open now; may be asked from any thread.
    public int sourceConnections() {
        return sources.stream().mapToInt(PostgresConnections::count).sum();
    }

    /// Connections to the target that are open now; may be asked from any thread.
    public int targetConnections() {
        MongoTarget opened = target;
        return opened == null ? 0 : opened.connections();
    }

    public MongoTarget target() {
        MongoTarget opened = target;
        if (opened == null) {
            opened = MongoTarget.open(configuration().target());
            target = opened;
        }
        return opened;
    }

    public Ledger ledger() {
        return target().ledger();
    }

    /// How far the latest run came, for whoever has stopped it: `3 chunks with 1,450 documents are safe in the target.`
    public String whatIsSafe() {
        // The driver refuses to work for a thread that is still marked as interrupted.
        Thread.interrupted();
        try {
            List<Chunk> chunks =
                    ledger().latest().map(run -> ledger().chunks(run.id())).orElse(List.of());
            long documents = chunks.stream().mapToLong(Chunk::documents).sum();
            return "%,d %s with %,d %s are safe in the target."
                    .formatted(
                            chunks.size(),
                            chunks.size() == 1 ? "chunk" : "chunks",
                            documents,
                            documents == 1 ? "document" : "documents");
        } catch (Fault | IllegalStateException unreachable) {
            return "the target could not be asked what it holds.";
        }
    }

    private DirectEngine engine() {
        return new DirectEngine(
                new PostgresDialect(),
                new WatchedWriter(target().writer(), watch),
                ledger(),
                configuration().source().maxConnections(),
                ChunkSize.STANDARD);
    }

    private Engine engine(Platform platform, SparkMethod kind) {
        return switch (platform) {
            case DIRECT -> engine();
            case SPARK_LOCAL -> spark(kind);
        };
    }

    /// Spark is looked for at once, and started when there is something to load.
    private SparkEngine spark(SparkMethod kind) {
        var local = new LocalSpark(SparkHome.find(environment), workspace.backstage("spark"), configuration());
        spark = local;
        return new SparkEngine(configuration(), new PostgresDialect(), ledger(), local, kind);
    }

    public Discover discover() {
        return new Discover(new PostgresCatalogReader(source()), workspace, clock);
    }

    public Select select() {
        return new Select(workspace, clock);
    }

    public Design design() {
        return new Design(workspace, clock);
    }

    public ChooseTypes types() {
        return new ChooseTypes(workspace, clock);
    }

    public ChooseColumnTypes columnTypes() {
        return new ChooseColumnTypes(workspace, clock);
    }

    public LookIntoData lookIntoData() {
        return new LookIntoData(new PostgresDataProbe(source()), workspace, clock);
    }

    public Preview preview() {
        return new Preview(workspace, new PostgresSnapshots(source()), engine(), new BsonText(), clock);
    }

    public MakePlan plan() {
        return new MakePlan(configuration(), workspace, clock);
    }

    public Estimate estimate() {
        int connections = configuration().source().maxConnections();
        return new Estimate(
                plan(),
                configuration(),
                new PostgresSnapshots(source()),
                new RowSampler(new PostgresDialect(), connections),
                new PostgresKeyStatistics(source()),
                workspace,
                clock,
                Runtime.getRuntime().availableProcessors());
    }

    /// On the platform that the configuration names.
    public Migrate migrate() {
        return migrate(configuration().platform(), SparkMethod.KERNEL);
    }

    /// @param kind who puts rows together where the platform is a Spark
    /// @throws YoursToFix if the platform is not there or cannot do what the configuration says
    public Migrate migrate(Platform platform, SparkMethod kind) {
        Engine engine = engine(platform, kind);
        return new Migrate(
                plan(),
                new PostgresCatalogReader(source()),
                new PostgresSnapshots(source()),
                target().collections(),
                ledger(),
                target().leases(),
                engine,
                validate(),
                prepare(),
                workspace,
                LeaseTerms.STANDARD,
                clock);
    }

    public Prepare prepare() {
        return new Prepare(
                plan(),
                Prepare.estimated(workspace),
                target().inspector(),
                target().setup(),
                ledger(),
                target().leases(),
                workspace,
                LeaseTerms.STANDARD,
                clock);
    }

    public ShowHistory history() {
        return new ShowHistory(workspace);
    }

    public Generate generate() {
        var artefacts = new ArtefactDirectory(
                configuration(),
                new PostgresDialect(),
                new PostgresSnapshots(source()),
                workspace::copyTo,
                plan -> workspace
                        .sizing()
                        .load()
                        .map(sizing -> sizing.asked(plan))
                        .orElse(0));
        return new Generate(plan(), artefacts);
    }

    public Validate validate() {
        return new Validate(
                plan(),
                ledger(),
                new PostgresSnapshots(source()),
                new PostgresWitness(new SqlSyntax()),
                engine(),
                target().reader(),
                new KernelHasher(),
                target().comparer(),
                workspace,
                clock);
    }

    public BuildIndexes indexes() {
        return new BuildIndexes(plan(), ledger(), target().indexes(), target().setup(), workspace, clock);
    }

    public ShowIndexes showIndexes() {
        return new ShowIndexes(
                plan(), new MongoshIndexes(), configuration().target().database());
    }

    /// A sharding plan as lines for MongoDB's shell.
    public List<String> shardingCommands(ShardingPlan plan) {
        return MongoshSharding.commands(configuration().target().database(), plan);
    }

    public WatchIndexes watchIndexes() {
        return new WatchIndexes(target().indexes(), Duration.ofSeconds(1));
    }

    public ShowStatus status() {
        return new ShowStatus(workspace, clock);
    }

    public Rollback rollback() {
        return new Rollback(
                target().collections(),
                target().setup(),
                ledger(),
                target().leases(),
                workspace,
                LeaseTerms.STANDARD,
                clock);
    }

    @Override
    public void close() {
        if (spark != null) {
            spark.close();
        }
        MongoTarget opened = target;
        if (opened != null) {
            opened.close();
        }
        secrets.close();
    }
}
