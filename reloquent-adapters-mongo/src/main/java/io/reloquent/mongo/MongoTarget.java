package io.reloquent.mongo;

import com.mongodb.MongoClientSettings;
import com.mongodb.ReadPreference;
import com.mongodb.connection.ClusterType;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.reloquent.connection.TargetAddress;
import io.reloquent.port.target.ClusterInspector;
import io.reloquent.port.target.Collections;
import io.reloquent.port.target.DocumentComparer;
import io.reloquent.port.target.DocumentReader;
import io.reloquent.port.target.DocumentWriter;
import io.reloquent.port.target.IndexBuilder;
import io.reloquent.port.target.Leases;
import io.reloquent.port.target.Ledger;
import io.reloquent.port.target.TargetSetup;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.UuidRepresentation;

/// A MongoDB database that a migration writes into.
///
/// Every call that needs the server ends with a [io.reloquent.fault.Fault] within seconds if there is none.
public final class MongoTarget implements AutoCloseable {

    static final int PATIENCE_SECONDS = 10;

    /// The heartbeat of a server that falls silent, as behind a firewall that drops packets, is lost after this
    /// and [#PATIENCE_SECONDS]. What was under way is given up as long after that: the user knows within half a
    /// minute.
    private static final int HEARTBEAT_SECONDS = 3;

    private static final Pattern ATLAS = Pattern.compile("\\.mongodb\\.net(:\\d+)?$", Pattern.CASE_INSENSITIVE);

    private final MongoClient client;
    private final MongoFaults faults;
    private final Answers answers;
    private final MongoDatabase database;
    private final MongoLeases leases;
    private final Ledger ledger;
    private final DocumentWriter writer;
    private final boolean atlas;
    private final OpenConnections connections;

    private MongoTarget(MongoClient client, TargetAddress address, OpenConnections connections) {
        this.client = client;
        this.connections = connections;
        faults = new MongoFaults(address, client::getClusterDescription);
        var heartbeat = new Heartbeat(client::getClusterDescription);
        answers = new Answers(faults, heartbeat);
        database = client.getDatabase(address.database());
        leases = new MongoLeases(client, address.database(), answers);
        ledger = new MongoLedger(client, address.database(), answers, leases);
        writer = new MongoDocumentWriter(database, new ShardKeys(client, this::clusterType), faults, heartbeat);
        atlas = address.hosts().stream().allMatch(host -> ATLAS.matcher(host).find());
    }

    /// Opens a target. Nothing is asked of the server yet.
    ///
    /// @throws io.reloquent.fault.YoursToFix if the connection string is malformed
    public static MongoTarget open(TargetAddress address) {
        var connections = new OpenConnections();
        return new MongoTarget(MongoClients.create(settings(address, connections)), address, connections);
    }

    private static MongoClientSettings settings(TargetAddress address, OpenConnections connections) {
        return MongoClientSettings.builder()
                .applyConnectionString(MongoAddresses.read(address.connectionString()))
                .applicationName("reloquent")
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .applyToServerSettings(server -> server.heartbeatFrequency(HEARTBEAT_SECONDS, TimeUnit.SECONDS))
                .applyToConnectionPoolSettings(pool -> pool.addConnectionPoolListener(connections))
                .applyToSocketSettings(socket -> socket.connectTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .readPreference(ReadPreference.primary())
                .retryWrites(true)
                .retryReads(true)
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .build();
    }

    /// How many connections are open now.
    public int connections() {
        return connections.count();
    }

    public Collections collections() {
        return new MongoCollections(database, answers);
    }

    /// The one writer of this target: all that write share its limit of batches under way.
    public DocumentWriter writer() {
        return writer;
    }

    public DocumentReader reader() {
        return new MongoDocumentReader(database, answers);
    }

    public DocumentComparer comparer() {
        return new BsonComparer();
    }

    public Ledger ledger() {
        return ledger;
    }

    public Leases leases() {
        return leases;
    }

    public IndexBuilder indexes() {
        return new MongoIndexBuilder(client, database, answers, faults);
    }

    public ClusterInspector inspector() {
        return new MongoClusterInspector(client, database.getName(), atlas, answers);
    }

    public TargetSetup setup() {
        return new MongoTargetSetup(client, database.getName(), answers, this::clusterType);
    }

    /// What answers there, such as `MongoDB 6.0.5 replica set rs0`.
    ///
    /// @throws io.reloquent.fault.Fault if it cannot be reached or refuses the credentials
    public String describe() {
        var doing = "asking for its version";
        var build = ask("buildInfo", doing);
        var hello = ask("hello", doing);
        return "MongoDB " + build.getString("version").getValue() + " " + kind(hello);
    }

    private static String kind(BsonDocument hello) {
        if (hello.containsKey("setName")) {
            return "replica set " + hello.getString("setName").getValue();
        }
        return hello.containsKey("msg") ? "sharded cluster" : "standalone";
    }

    private BsonDocument ask(String command, String doing) {
        return answers.one(database.runCommand(new Document(command, 1), BsonDocument.class), doing)
                .orElseThrow();
    }

    private ClusterType clusterType() {
        return client.getClusterDescription().getType();
    }

    /// Ends all that is under way.
    @Override
    public void close() {
        client.close();
    }
}
