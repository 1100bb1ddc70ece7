package io.reloquent.bench.measured;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/// The other way to embed: insert the parents, then `$push` the children into them, table by table. In bulk, without
/// order, by two writers; items that follow each other in one order go in one `$push`, which is kinder than one each.
final class PushLoad {

    private static final int BATCH = 1_000;
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final Workload workload;
    private final MongoCollection<Document> target;
    private final TwoWriters writers;
    private List<WriteModel<Document>> batch = new ArrayList<>();

    private PushLoad(Workload workload, MongoCollection<Document> target, TwoWriters writers) {
        this.workload = workload;
        this.target = target;
        this.writers = writers;
    }

    static void run(Workload workload, Place place) throws SQLException, InterruptedException, ExecutionException {
        String url =
                "jdbc:postgresql://%s:%d/%s".formatted(place.sourceHost(), place.sourcePort(), place.sourceDatabase());
        try (var client = MongoClients.create(place.targetUri());
                var connection = DriverManager.getConnection(url, Place.USER, "");
                var writers = new TwoWriters()) {
            connection.setAutoCommit(false);
            var target = client.getDatabase(Place.TARGET)
                    .withWriteConcern(WriteConcern.W1)
                    .getCollection(workload.customers().name());
            var load = new PushLoad(workload, target, writers);
            load.customers(connection);
            load.orders(connection);
            load.items(connection);
        }
    }

    private void customers(Connection connection) throws SQLException, InterruptedException, ExecutionException {
        try (var statement = connection.createStatement();
                var rows = query(statement, "select * from " + workload.customers())) {
            while (rows.next()) {
                var document = document(rows, columns(rows));
                document.put("_id", document.get(workload.customerKey()));
                document.put(Workload.ORDERS, List.of());
                add(new InsertOneModel<>(document));
            }
        }
        flush();
    }

    private void orders(Connection connection) throws SQLException, InterruptedException, ExecutionException {
        try (var statement = connection.createStatement();
                var rows = query(statement, "select * from " + workload.orders())) {
            while (rows.next()) {
                var order = document(rows, columns(rows));
                order.put(workload.items(), List.of());
                add(new UpdateOneModel<>(
                        eq("_id", order.get(workload.orderToCustomer())), Updates.push(Workload.ORDERS, order)));
            }
        }
        flush();
    }

    private void items(Connection connection) throws SQLException, InterruptedException, ExecutionException {
        String joined = "select i.*, o.%s from %s i join %s o on o.%s = i.%s order by i.%s, i.%s"
                .formatted(
                        workload.orderToCustomer(),
                        workload.lines(),
                        workload.orders(),
                        workload.orderKey(),
                        workload.itemToOrder(),
                        workload.itemToOrder(),
                        workload.itemNumber());
        List<Document> items = new ArrayList<>();
        @Nullable Object order = null;
        @Nullable Object customer = null;
        try (var statement = connection.createStatement();
                var rows = query(statement, joined)) {
            int customerAt = columns(rows);
            while (rows.next()) {
                var item = document(rows, customerAt - 1);
                Object parent = item.get(workload.itemToOrder());
                if (!items.isEmpty() && !Objects.equals(parent, order)) {
                    add(push(customer, order, items));
                    items = new ArrayList<>();
                }
                order = parent;
                customer = value(rows.getObject(customerAt));
                items.add(item);
            }
        }
        if (!items.isEmpty()) {
            add(push(customer, order, items));
        }
        flush();
    }

    private UpdateOneModel<Document> push(@Nullable Object customer, @Nullable Object order, List<Document> items) {
        return new UpdateOneModel<>(
                and(eq("_id", customer), eq(Workload.ORDERS + "." + workload.orderKey(), order)),
                Updates.pushEach(Workload.ORDERS + ".$." + workload.items(), items));
    }

    private void add(WriteModel<Document> write) throws InterruptedException, ExecutionException {
        batch.add(write);
        if (batch.size() == BATCH) {
            send();
        }
    }

    private void send() throws InterruptedException, ExecutionException {
        if (!batch.isEmpty()) {
            List<WriteModel<Document>> full = batch;
            writers.write(() -> target.bulkWrite(full, UNORDERED));
            batch = new ArrayList<>();
        }
    }

    /// Children can only be pushed into parents that are there.
    private void flush() throws InterruptedException, ExecutionException {
        send();
        writers.await();
    }

    private static ResultSet query(Statement statement, String query) throws SQLException {
        statement.setFetchSize(BATCH);
        return statement.executeQuery(query);
    }

    private static int columns(ResultSet rows) throws SQLException {
        return rows.getMetaData().getColumnCount();
    }

    private static Document document(ResultSet rows, int columns) throws SQLException {
        var document = new Document();
        for (int i = 1; i <= columns; i++) {
            document.put(rows.getMetaData().getColumnName(i), value(rows.getObject(i)));
        }
        return document;
    }

    private static @Nullable Object value(@Nullable Object read) {
        return switch (read) {
            case null -> null;
            case Long number -> number;
            case Integer number -> number;
            case Double number -> number;
            case Boolean bit -> bit;
            case BigDecimal number -> new Decimal128(number);
            case Date date -> date;
            default -> read.toString();
        };
    }
}
