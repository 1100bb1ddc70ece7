package io.reloquent.core;

import io.reloquent.testkit.Servers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/// Commits families while somebody reads: a new parent with its children, and one child more for a parent that was
/// there, each family in one transaction.
final class FamilyWriter implements AutoCloseable {

    private final Connection connection;
    private final AtomicBoolean going = new AtomicBoolean(true);
    private final CountDownLatch first = new CountDownLatch(1);
    private CompletableFuture<Integer> work = CompletableFuture.completedFuture(0);

    FamilyWriter(String database) throws SQLException {
        connection = Servers.postgres().connect(database);
        connection.setAutoCommit(false);
    }

    /// Returns when the first family is in.
    void start() throws InterruptedException {
        work = CompletableFuture.supplyAsync(this::write);
        first.await();
    }

    /// How many families were committed.
    int stop() {
        going.set(false);
        return work.join();
    }

    private int write() {
        int family = 0;
        try (Statement statement = connection.createStatement()) {
            while (going.get()) {
                commit(statement, 100_000 + 10 * family++);
            }
            return family;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            first.countDown();
        }
    }

    private void commit(Statement statement, int id) throws SQLException {
        statement.execute(
                "insert into p values (%1$d, 1); insert into c values (%1$d, %1$d); insert into d values (%1$d, %1$d);"
                        .formatted(id));
        int older = 1 + id % 2999;
        statement.execute(
                "update p set children = children + 1 where id = %2$d; insert into c values (%1$d + 1, %2$d); insert into d values (%1$d + 1, %1$d + 1);"
                        .formatted(id, older));
        connection.commit();
        first.countDown();
    }

    @Override
    public void close() throws SQLException {
        stop();
        connection.close();
    }
}
