package io.reloquent.core;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import io.reloquent.catalog.Catalog;
import io.reloquent.connection.Configuration;
import io.reloquent.connection.Secret;
import io.reloquent.connection.SourceAddress;
import io.reloquent.connection.TargetAddress;
import io.reloquent.core.syntax.SqlSyntax;
import io.reloquent.design.DocumentModel;
import io.reloquent.design.RootCollection;
import io.reloquent.local.direct.ChunkSize;
import io.reloquent.local.direct.DirectEngine;
import io.reloquent.local.direct.KernelHasher;
import io.reloquent.local.direct.RowSampler;
import io.reloquent.local.spark.LocalSpark;
import io.reloquent.local.spark.SparkEngine;
import io.reloquent.mapping.TypeChoices;
import io.reloquent.mongo.BsonText;
import io.reloquent.mongo.MongoAddresses;
import io.reloquent.mongo.MongoTarget;
import io.reloquent.plan.Blueprint;
import io.reloquent.plan.CollectionPlan;
import io.reloquent.plan.SparkMethod;
import io.reloquent.port.compute.Engine;
import io.reloquent.port.target.DocumentVisitor;
import io.reloquent.port.target.TargetSetup;
import io.reloquent.port.workspace.Workspace;
import io.reloquent.report.MigrationReport;
import io.reloquent.run.Progress;
import io.reloquent.run.Unmakable;
import io.reloquent.source.postgresql.PostgresCatalogReader;
import io.reloquent.source.postgresql.PostgresConnections;
import io.reloquent.source.postgresql.PostgresDialect;
import io.reloquent.source.postgresql.PostgresKeyStatistics;
import io.reloquent.source.postgresql.PostgresSnapshots;
import io.reloquent.source.witness.PostgresWitness;
import io.reloquent.target.Requirements;
import io.reloquent.target.SetupWishes;
import io.reloquent.testkit.InMemoryWorkspace;
import io.reloquent.testkit.Reconstruction;
import io.reloquent.testkit.Servers;
import io.reloquent.verification.BucketSums;
import io.reloquent.verification.Verification;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.assertj.core.api.Assertions;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.jspecify.annotations.Nullable;

/// All use cases over real servers, as an application composes them.
final class Migration implements AutoCloseable {

    /// Tests need not wait long for a run that was killed.
    static final LeaseTerms SOON = new LeaseTerms(Duration.ofMillis(300), Duration.ofSeconds(3));

    final Workspace workspace = new InMemoryWorkspace();
    final Configuration configuration;
    final MongoTarget target;
    final PostgresConnections connections;
    private final Clock clock = Clock.systemUTC();
    private final ChunkSize chunks;
    private @Nullable SparkMethod onSpark = OnSpark.kind();
    private @Nullable LocalSpark ownSpark;
    private Requirements requirements = Requirements.NONE;

    Migration(String sourceDatabase) {
        this(sourceDatabase, ChunkSize.STANDARD);
    }

    Migration(String sourceDatabase, ChunkSize chunks) {
        this(sourceDatabase, Servers.mongod().uri(), Servers.freshName("target"), chunks);
    }

    Migration(String sourceDatabase, String targetUri, String targetDatabase, ChunkSize chunks) {
        this(Servers.source(sourceDatabase), targetUri, targetDatabase, chunks);
    }

    Migration(SourceAddress source, String targetUri, String targetDatabase, ChunkSize chunks) {
        this.chunks = chunks;
        TargetAddress address = MongoAddresses.parse(new Secret(targetUri), targetDatabase);
        configuration = new Configuration(source, address);
        target = MongoTarget.open(address);
        connections = new PostgresConnections(source);
    }

    /// Migrates on a Spark from here on.
    Migration onSpark(SparkMethod kind) {
        onSpark = kind;
        return this;
    }

    /// On another Spark than that which test classes share, by the kernel.
    Migration on(LocalSpark spark) {
        ownSpark = spark;
        return onSpark(SparkMethod.KERNEL);
    }

    Migration discoverAndSelect() {
        discover();
        new Select(workspace, clock).everything();
        return this;
    }

    /// Views take part only where somebody names them.
    Migration discoverAndSelectViewsToo() {
        discover();
        new Select(workspace, clock).matching(List.of("*"));
        return this;
    }

    private void discover() {
        new Discover(new PostgresCatalogReader(connections), workspace, clock).run(Duration.ofSeconds(20));
    }

    /// Designs, migrates into collections that refuse what the plan does not make, and compares with the independent
    /// reconstruction and the verifier.
    void assertMigrates(DocumentModel model) throws SQLException {
        design().adopt(model);
        prepare().run(new SetupWishes(true, true, false, false, Set.of()), Progress.NONE);
        migrate(false, Progress.NONE);
        assertDocumentsAreRight();
        var verification = validate();
        Assertions.assertThat(verification.passes()).as(verification.toString()).isTrue();
        assertTheWitnessAgrees();
    }

    /// The sums of what a witness makes are those of what the target holds.
    void assertTheWitnessAgrees() {
        for (RootCollection root : workspace.model().load().orElseThrow().collections()) {
            Assertions.assertThat(witnessed(root).differing(held(root)))
                    .as(root.name())
                    .isEmpty();
        }
    }

    BucketSums witnessed(RootCollection root) {
        var sums = new BucketSums();
        var hasher = new KernelHasher();
        witness(root, (bytes, offset, length) -> hasher.add(bytes, offset, length, sums));
        return sums;
    }

    void witness(RootCollection root, DocumentVisitor visitor) {
        try (var snapshot = new PostgresSnapshots(connections).take()) {
            new PostgresWitness(new SqlSyntax()).documents(blueprint(), root, snapshot, Unmakable.STOP, visitor);
        }
    }

    /// What the ledger says was sent.
    BucketSums sent(RootCollection root) {
        var sums = new BucketSums();
        target.ledger().chunks(target.ledger().latest().orElseThrow().id()).stream()
                .filter(chunk -> chunk.collection().equals(root.name()))
                .forEach(chunk -> sums.add(chunk.sums()));
        return sums;
    }

    BucketSums held(RootCollection root) {
        var sums = new BucketSums();
        var hasher = new KernelHasher();
        target.reader().scan(root.name(), (bytes, offset, length) -> hasher.add(bytes, offset, length, sums));
        return sums;
    }

    private Blueprint blueprint() {
        return new Blueprint(
                catalog(),
                workspace.selection().load().orElseThrow(),
                workspace.types().load().orElse(TypeChoices.NONE),
                workspace.model().load().orElseThrow());
    }

    Design design() {
        return new Design(workspace, clock);
    }

    MakePlan makePlan() {
        return new MakePlan(configuration, workspace, clock);
    }

    MigrationReport migrate(boolean resume, Progress progress) {
        return migrate(new Migrate.Wishes(resume, Unmakable.STOP, false), progress);
    }

    /// Loads another thing than was planned, as a wrong engine would.
    MigrationReport migrateAltered(UnaryOperator<CollectionPlan> wrong) {
        Engine engine = (collection, lease, snapshot, done, again, unmakable, progress) ->
                engine().load(wrong.apply(collection), lease, snapshot, done, again, unmakable, progress);
        return migrate(Migrate.Wishes.NONE, Progress.NONE, engine);
    }

    /// Something that happens before a collection is loaded.
    interface Hindrance {
        void before(String collection) throws SQLException;
    }

    MigrationReport migrate(Migrate.Wishes wishes, Progress progress, Hindrance hindrance) {
        Engine engine = (collection, lease, snapshot, done, again, unmakable, told) -> {
            try {
                hindrance.before(collection.collection());
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            engine().load(collection, lease, snapshot, done, again, unmakable, told);
        };
        return migrate(wishes, progress, engine);
    }

    MigrationReport migrate(Migrate.Wishes wishes, Progress progress) {
        return migrate(wishes, progress, onSpark == null ? engine() : sparkEngine(onSpark));
    }

    private Engine sparkEngine(SparkMethod kind) {
        LocalSpark spark = ownSpark == null ? OnSpark.spark() : ownSpark;
        return new SparkEngine(configuration, new PostgresDialect(), target.ledger(), spark, kind);
    }

    private MigrationReport migrate(Migrate.Wishes wishes, Progress progress, Engine engine) {
        return new Migrate(
                        makePlan(),
                        new PostgresCatalogReader(connections),
                        new PostgresSnapshots(connections),
                        target.collections(),
                        target.ledger(),
                        target.leases(),
                        engine,
                        validation(),
                        prepare(),
                        workspace,
                        SOON,
                        clock)
                .run(wishes, progress);
    }

    Prepare prepare() {
        return prepare(target.setup());
    }

    Prepare prepare(TargetSetup setup) {
        return new Prepare(
                makePlan(),
                plan -> requirements,
                target.inspector(),
                setup,
                target.ledger(),
                target.leases(),
                workspace,
                SOON,
                clock);
    }

    /// Estimates this from here on.
    Migration requiring(Requirements other) {
        requirements = other;
        return this;
    }

    Verification validate() {
        return validate(Validate.Depth.WITNESSED);
    }

    Verification validate(Validate.Depth depth) {
        return validation().run(depth, Progress.NONE);
    }

    Verification validate(int samples) {
        return validation().run(samples, Progress.NONE);
    }

    private Validate validation() {
        return new Validate(
                makePlan(),
                target.ledger(),
                new PostgresSnapshots(connections),
                new PostgresWitness(new SqlSyntax()),
                engine(),
                target.reader(),
                new KernelHasher(),
                target.comparer(),
                workspace,
                clock);
    }

    Estimate estimate() {
        return new Estimate(
                makePlan(),
                configuration,
                new PostgresSnapshots(connections),
                new RowSampler(new PostgresDialect(), 20),
                new PostgresKeyStatistics(connections),
                workspace,
                clock,
                2);
    }

    Preview preview() {
        return new Preview(workspace, new PostgresSnapshots(connections), engine(), new BsonText(), clock);
    }

    MigrationReport buildIndexes() {
        return new BuildIndexes(makePlan(), target.ledger(), target.indexes(), target.setup(), workspace, clock)
                .run(Progress.NONE);
    }

    Rollback rollback() {
        return new Rollback(
                target.collections(), target.setup(), target.ledger(), target.leases(), workspace, SOON, clock);
    }

    ShowStatus status() {
        return new ShowStatus(workspace, clock);
    }

    private DirectEngine engine() {
        return new DirectEngine(new PostgresDialect(), target.writer(), target.ledger(), 20, chunks);
    }

    Catalog catalog() {
        return workspace.catalog().load().orElseThrow();
    }

    /// Holds every document of every collection against an independent reconstruction, byte by byte.
    void assertDocumentsAreRight() throws SQLException {
        DocumentModel model = workspace.model().load().orElseThrow();
        var types = workspace.types().load().orElse(TypeChoices.NONE);
        var reconstruction = new Reconstruction(configuration.source().database(), catalog(), model, types);
        for (RootCollection root : model.collections()) {
            assertSame(root.name(), reconstruction.documents(root), documents(root.name()));
        }
    }

    void delete(String collection, int id) {
        try (MongoClient client = MongoClients.create(Servers.mongod().uri())) {
            client.getDatabase(configuration.target().database())
                    .getCollection(collection)
                    .deleteOne(Filters.eq(id));
        }
    }

    /// How often something replaced a document of a collection, or tried to.
    int replaced(String collection) {
        try (MongoClient client = MongoClients.create(Servers.mongod().uri())) {
            String name = configuration.target().database() + "." + collection;
            return client.getDatabase("admin")
                    .runCommand(new Document("top", 1))
                    .get("totals", Document.class)
                    .get(name, Document.class)
                    .get("update", Document.class)
                    .getInteger("count");
        }
    }

    Map<BsonValue, byte[]> documents(String collection) {
        Map<BsonValue, byte[]> documents = new HashMap<>();
        target.reader().scan(collection, (bytes, offset, length) -> {
            byte[] copy = Arrays.copyOfRange(bytes, offset, offset + length);
            documents.put(new RawBsonDocument(copy).get("_id"), copy);
        });
        return documents;
    }

    private void assertSame(String collection, Map<BsonValue, BsonDocument> expected, Map<BsonValue, byte[]> found) {
        Assertions.assertThat(found.keySet()).as(collection).isEqualTo(expected.keySet());
        expected.forEach((id, document) -> {
            byte[] bytes = bytes(document);
            byte[] actual = found.getOrDefault(id, new byte[0]);
            if (!Arrays.equals(bytes, actual)) {
                Assertions.fail(
                        "%s %s differs: %s", collection, id, target.comparer().compare(bytes, actual));
            }
        });
    }

    private static byte[] bytes(BsonDocument document) {
        var raw = new RawBsonDocument(document, new BsonDocumentCodec());
        byte[] bytes = new byte[raw.getByteBuffer().remaining()];
        raw.getByteBuffer().get(bytes);
        return bytes;
    }

    @Override
    public void close() {
        target.close();
    }
}
