package io.reloquent.core;

import io.reloquent.local.direct.ChunkSize;
import io.reloquent.run.Progress;
import io.reloquent.testkit.Servers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// A migration on Spark in a process of its own, so that it can be killed in the middle.
final class SparkMigration {

    private SparkMigration() {}

    /// It says a line when documents have been written.
    ///
    /// @param directory for its Spark
    static Process start(SparkServers servers, String sourceDatabase, String targetDatabase, Path directory)
            throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SparkMigration.class.getName(),
                        Integer.toString(Servers.postgres().port()),
                        servers.role(),
                        sourceDatabase,
                        Integer.toString(servers.mongod().port()),
                        targetDatabase,
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    public static void main(String[] arguments) throws IOException {
        var source = SparkServers.source(Integer.parseInt(arguments[0]), arguments[1], arguments[2]);
        String uri = SparkServers.uri(Integer.parseInt(arguments[3]));
        try (var spark = SparkServers.spark(Path.of(arguments[5]).normalize(), Map.of(), source, uri);
                var migration = new Migration(source, uri, arguments[4], ChunkSize.STANDARD)
                        .on(spark)
                        .discoverAndSelect()) {
            migration.design().adopt(SparkFaultsTest.FAMILIES);
            migration.migrate(false, new Progress() {
                @Override
                public void say(String sentence) {}

                @Override
                public void collection(String name, long rows, long documents, long expected) {
                    if (documents > 0) {
                        System.out.println("loading");
                    }
                }
            });
        }
    }
}
