package io.reloquent.bench;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.reloquent.bench.measured.Place;
import io.reloquent.sandbox.SandboxMongod;
import io.reloquent.sandbox.SandboxPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;

/// The PostgreSQL and the mongod of one benchmark, and how much CPU they have used.
final class BenchServers implements AutoCloseable {

    static final double MONGOD_CACHE_GIGABYTES = 2;

    /// A server of moderate size; nothing that runs on its own while a row is measured.
    static final Map<String, String> POSTGRES_SETTINGS = Map.of(
            "shared_buffers", "512MB",
            "effective_cache_size", "4GB",
            "maintenance_work_mem", "256MB",
            "max_wal_size", "8GB",
            "checkpoint_timeout", "1h",
            "autovacuum", "off");

    private static final double QUIET = 0.05;
    private static final long LOOK_MILLIS = 300;
    private static final int LOOKS = 60;

    private final SandboxPostgres postgres;
    private final SandboxMongod mongod;
    private final MongoClient client;

    private BenchServers(SandboxPostgres postgres, SandboxMongod mongod) {
        this.postgres = postgres;
        this.mongod = mongod;
        this.client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(mongod.uri()))
                .build());
    }

    static BenchServers start(Path directory) {
        var postgres = SandboxPostgres.start(directory.resolve("postgresql"), POSTGRES_SETTINGS);
        try {
            return new BenchServers(postgres, SandboxMongod.start(directory.resolve("mongod"), MONGOD_CACHE_GIGABYTES));
        } catch (RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    Place place(String database, Path workspace) {
        return new Place(postgres.host(), postgres.port(), database, mongod.uri(), workspace);
    }

    SandboxPostgres postgres() {
        return postgres;
    }

    Connection connect(String database) throws SQLException {
        return postgres.connect(database);
    }

    MongoClient client() {
        return client;
    }

    double postgresSeconds() {
        return ProcessTimes.ofFamily(postgres.pid());
    }

    double mongodSeconds() {
        return ProcessTimes.of(mongod.pid());
    }

    long postgresProcesses() {
        return ProcessTimes.children(postgres.pid()).count();
    }

    /// Drops what rows have written, and what the product remembers of it.
    void emptyTarget() {
        client.getDatabase(Place.TARGET).drop();
        client.getDatabase("reloquent").drop();
    }

    /// Has mongod put on disk what it holds, so that a row pays for all it wrote and for nothing else.
    void flush() {
        client.getDatabase("admin").runCommand(new Document("fsync", 1));
    }

    /// Waits until PostgreSQL has this many processes again, because what an ended one used counts only then.
    void awaitProcesses(long expected) {
        for (int i = 0; i < LOOKS && postgresProcesses() > expected; i++) {
            sleep();
        }
    }

    void awaitQuiet() {
        flush();
        double before = postgresSeconds() + mongodSeconds();
        for (int i = 0; i < LOOKS; i++) {
            sleep();
            double now = postgresSeconds() + mongodSeconds();
            if (now - before <= QUIET * LOOK_MILLIS / 1000) {
                return;
            }
            before = now;
        }
    }

    private static void sleep() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
    }

    /// Versions and settings by name, for the record.
    Map<String, Object> describe() {
        Map<String, Object> said = new LinkedHashMap<>();
        try (Connection connection = connect("postgres");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select name, current_setting(name) from pg_settings"
                        + " where name in ('server_version', 'shared_buffers', 'effective_cache_size', 'work_mem',"
                        + " 'maintenance_work_mem', 'max_wal_size', 'checkpoint_timeout', 'autovacuum', 'wal_level',"
                        + " 'synchronous_commit', 'fsync', 'max_parallel_workers_per_gather', 'jit', 'io_method')"
                        + " order by name")) {
            Map<String, String> settings = new LinkedHashMap<>();
            while (rows.next()) {
                settings.put(rows.getString(1), rows.getString(2));
            }
            said.put("postgresql", settings);
        } catch (SQLException e) {
            throw new BenchFailure("PostgreSQL does not say how it is set.", e);
        }
        Map<String, Object> target = new LinkedHashMap<>();
        target.put(
                "version",
                client.getDatabase("admin")
                        .runCommand(new Document("buildInfo", 1))
                        .get("version"));
        target.put("replica_set_members", 1);
        target.put("wiredTigerCacheSizeGB", MONGOD_CACHE_GIGABYTES);
        said.put("mongod", target);
        return said;
    }

    @Override
    public void close() {
        client.close();
        mongod.close();
        postgres.close();
    }
}
