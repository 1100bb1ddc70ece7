package io.reloquent.core;

import io.reloquent.testkit.Servers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Attempts of Spark's tasks as the source sees them: sessions that read the children of a range.
final class Attempts {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// Where Spark has to be started first, with a cold disk and other tests beside it.
    private static final Duration START = Duration.ofMinutes(3);

    private static final String READERS = """
            select a.pid, a.query, p.tuples_processed
              from pg_stat_activity a join pg_stat_progress_copy p on p.pid = a.pid
             where a.application_name = 'reloquent' and a.datname = current_database() and a.query like '%children%'
             order by a.backend_start""";

    private final String database;

    Attempts(String database) {
        this.database = database;
    }

    /// One attempt.
    ///
    /// @param rows it was sent so far
    record Reader(int pid, String query, long rows) {}

    /// Those at the same range, the first attempt before the second.
    record Twice(Reader first, Reader second) {}

    /// Waits until so many attempts are in the middle of their ranges.
    void awaitUnderWay(int attempts, long rows) {
        await(START, "%d attempts".formatted(attempts), readers -> {
            boolean enough = readers.size() >= attempts && readers.stream().allMatch(reader -> reader.rows() >= rows);
            return enough ? Optional.of(readers) : Optional.empty();
        });
    }

    /// Waits for a second attempt beside a first.
    Twice awaitTwo() {
        return await(PATIENCE, "a second attempt", Attempts::twice);
    }

    private static Optional<Twice> twice(List<Reader> readers) {
        Map<String, List<Reader>> byRange = readers.stream().collect(Collectors.groupingBy(Reader::query));
        return byRange.values().stream()
                .filter(same -> same.size() == 2)
                .map(same -> new Twice(same.get(0), same.get(1)))
                .findFirst();
    }

    /// Waits until an attempt has gone on reading.
    void awaitProgress(Reader reader) {
        await(
                PATIENCE,
                "progress of " + reader,
                readers -> readers.stream()
                        .filter(now -> now.pid() == reader.pid() && now.rows() > reader.rows())
                        .findFirst());
    }

    /// Waits until an attempt is the only one.
    void awaitAlone(Reader reader) {
        await(
                PATIENCE,
                "the end of all but " + reader,
                readers -> readers.size() == 1 && readers.get(0).pid() == reader.pid()
                        ? Optional.of(reader)
                        : Optional.empty());
    }

    List<Reader> underWay() {
        try (Connection connection = Servers.postgres().connect(database)) {
            return underWay(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Reader> underWay(Connection connection) throws SQLException {
        List<Reader> readers = new ArrayList<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(READERS)) {
            while (rows.next()) {
                readers.add(new Reader(rows.getInt(1), rows.getString(2), rows.getLong(3)));
            }
        }
        return readers;
    }

    private <T> T await(Duration patience, String what, Function<List<Reader>, Optional<T>> seen) {
        long until = System.nanoTime() + patience.toNanos();
        try (Connection connection = Servers.postgres().connect(database)) {
            while (System.nanoTime() < until) {
                Optional<T> found = seen.apply(underWay(connection));
                if (found.isPresent()) {
                    return found.get();
                }
                TimeUnit.MILLISECONDS.sleep(2);
            }
            throw new AssertionError("waited in vain for " + what + "; there were " + underWay(connection));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
