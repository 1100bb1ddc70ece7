package io.reloquent.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.local.direct.ChunkSize;
import io.reloquent.run.Progress;
import io.reloquent.testkit.Servers;
import io.reloquent.verification.Verification;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What a source is not asked for.
class SparedSourceTest {

    /// Three megabytes.
    private static final String ROWS = """
            create table t (id int primary key, text text not null);
            insert into t select g, repeat(md5(g::text), 32) from generate_series(1, 3000) g;
            analyze;""";

    @Test
    void neither_the_load_nor_the_second_reading_is_faster_than_allowed() throws Exception {
        try (var migration = migration(Databases.holding(ROWS), 1)) {
            migration.design().suggest();

            assertThat(timed(() -> migration.migrate(false, Progress.NONE)))
                    .isBetween(Duration.ofMillis(2500), Duration.ofSeconds(20));
            assertThat(timed(() -> assertThat(migration.validate().passes()).isTrue()))
                    .isBetween(Duration.ofMillis(2500), Duration.ofSeconds(20));
        }
    }

    @Test
    void a_quick_comparison_that_finds_no_difference_does_without_the_source() throws Exception {
        String database = Databases.holding(ROWS);
        try (var migration = migration(database, 0)) {
            migration.design().suggest();
            migration.migrate(false, Progress.NONE);
            drop(database);

            Verification verification = migration.validate(Validate.Depth.AS_SENT);

            assertThat(verification.passes()).isTrue();
            assertThat(verification.documents()).isEqualTo(3000);
        }
    }

    private static Migration migration(String database, int megabytes) {
        var source = Servers.source(database, megabytes);
        return new Migration(source, Servers.mongod().uri(), Servers.freshName("target"), ChunkSize.STANDARD)
                .discoverAndSelect();
    }

    private static Duration timed(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void drop(String database) throws SQLException {
        try (Connection connection = Servers.postgres().connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute("drop database " + statement.enquoteIdentifier(database, true) + " with (force)");
        }
    }
}
