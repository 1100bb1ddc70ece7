package io.reloquent.spark;

import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// What a script needs where no tool stands behind it: a moment of the source that all readers share, a look at both
/// servers before the first row, and a fence behind the last.
public final class Standalone implements AutoCloseable {

    private static final String AT_ONE_MOMENT = "set transaction isolation level repeatable read read only";
    private static final String PREFLIGHT = "reloquent_preflight";

    private final Connection holder;
    private final String snapshot;

    private Standalone(Connection holder, String snapshot) {
        this.holder = holder;
        this.snapshot = snapshot;
    }

    /// Tells this process, and with it the tasks of all jobs that it begins from now on, what opens both servers.
    ///
    /// @param password of the source; null leaves it to the environment of each process
    /// @param uri      of the target; null leaves it to the environment of each process
    public static void open(@Nullable String password, @Nullable String uri) {
        new Secrets(password, uri).use();
    }

    /// Holds the source's present state, until it is closed.
    ///
    /// @param properties of the driver
    /// @param statements that a session begins with
    public static Standalone hold(Map<String, String> properties, List<String> statements) throws SQLException {
        Connection holder = Sources.connect(new Work.Session(properties, statements, List.of(AT_ONE_MOMENT)));
        try (var statement = holder.createStatement();
                ResultSet rows = statement.executeQuery("select pg_export_snapshot()")) {
            if (!rows.next()) {
                throw new SQLException("no snapshot was exported");
            }
            return new Standalone(holder, rows.getString(1));
        } catch (SQLException e) {
            holder.close();
            throw e;
        }
    }

    /// What a transaction of another session begins with, so that it sees the same.
    public List<String> transaction() {
        return List.of(AT_ONE_MOMENT, "set transaction snapshot '" + snapshot + "'");
    }

    /// Looks from an executor whether the source can be read under the snapshot, and the target be reached.
    ///
    /// @param statements  that a session begins with
    /// @param transaction statements that its reading transaction begins with
    /// @param writes      whether the target is to be written to
    /// @return what is wrong, as a sentence; null where nothing is
    public static @Nullable String preflight(
            JavaSparkContext spark,
            Map<String, String> properties,
            List<String> statements,
            List<String> transaction,
            String database,
            boolean writes) {
        var session = new Work.Session(properties, statements, transaction);
        Secrets secrets = Secrets.own();
        var look = (Function<Integer, String> & Serializable) ignored -> {
            secrets.use();
            return look(session, database, writes);
        };
        String found = spark.parallelize(List.of(0), 1).map(look).collect().get(0);
        return found.isEmpty() ? null : found;
    }

    private static String look(Work.Session session, String database, boolean writes) {
        try (Connection connection = Sources.connect(session);
                var statement = connection.createStatement()) {
            statement.execute("select 1");
        } catch (SQLException e) {
            return "An executor cannot read the source: " + e.getMessage();
        }
        if (!Targets.isNamed()) {
            return "An executor cannot reach the target: " + Work.TARGET_URI + " is no connection string.";
        }
        try {
            MongoDatabase target = Targets.database(database);
            if (writes) {
                target.getCollection(PREFLIGHT)
                        .insertOne(new Document("_id", UUID.randomUUID().toString()));
                target.getCollection(PREFLIGHT).drop();
            } else {
                target.runCommand(new Document("ping", 1));
            }
        } catch (MongoException e) {
            return "An executor cannot %s the target: %s".formatted(writes ? "write to" : "read", e.getMessage());
        }
        return "";
    }

    /// How many documents a collection holds, as far as its metadata knows.
    public static long documents(String database, String collection) {
        return Targets.database(database).getCollection(collection).estimatedDocumentCount();
    }

    /// Returns when a majority of the target has on disk what its primary has acknowledged: nothing is deleted, but an
    /// answer to that is worth so much.
    public static void fence(String database, String collection) {
        Targets.database(database)
                .getCollection(collection)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .deleteOne(Filters.eq("_id", new Document("no", "document")));
    }

    @Override
    public void close() throws SQLException {
        holder.close();
    }
}
