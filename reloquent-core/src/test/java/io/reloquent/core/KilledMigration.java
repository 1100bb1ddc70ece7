package io.reloquent.core;

import io.reloquent.connection.Secret;
import io.reloquent.connection.SourceAddress;
import io.reloquent.local.direct.ChunkSize;
import io.reloquent.run.Progress;
import io.reloquent.testkit.Servers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A migration in a process of its own, slowed down so that it can be killed in the middle.
final class KilledMigration {

    private KilledMigration() {}

    /// @param pause milliseconds after every batch
    static Process start(String sourceDatabase, String targetDatabase, int pause) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledMigration.class.getName(),
                        Integer.toString(Servers.postgres().port()),
                        sourceDatabase,
                        Servers.mongod().uri(),
                        targetDatabase,
                        Integer.toString(pause))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    public static void main(String[] arguments) {
        var source = new SourceAddress(
                "127.0.0.1",
                Integer.parseInt(arguments[0]),
                arguments[1],
                "postgres",
                new Secret(""),
                List.of(),
                SourceAddress.Tls.OFF,
                20);
        int pause = Integer.parseInt(arguments[4]);
        try (var migration = new Migration(source, arguments[2], arguments[3], new ChunkSize(50, 1 << 20))) {
            migration.discoverAndSelect().design().suggest();
            System.out.println("loading");
            migration.migrate(false, new Progress() {
                @Override
                public void say(String sentence) {}

                @Override
                public void collection(String name, long rows, long documents, long expected) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pause));
                }
            });
        }
    }
}
