package io.reloquent.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.connection.Secret;
import io.reloquent.connection.SourceAddress;
import io.reloquent.local.direct.ChunkSize;
import io.reloquent.plan.IndexPlan;
import io.reloquent.report.IndexResult;
import io.reloquent.run.Progress;
import io.reloquent.testkit.Servers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/// The building of indexes in a process of its own that is killed at any moment.
class KilledIndexesTest {

    private static final String ROWS = """
            create table public.t (id int primary key, a text, b int, c text, d int unique);
            insert into public.t select g, md5(g::text), g % 777, md5(g::text || 'x'), g from generate_series(1, 150000) g;
            create index on public.t (a, b);
            create index on public.t (c, a);
            create index on public.t (b) where a is not null;
            create unique index twice on public.t (lower(a)) where b < 5;
            """;

    @Test
    void what_was_killed_is_taken_up_again_and_ends_the_same() throws Exception {
        String source = Databases.holding(ROWS);
        String name = Servers.freshName("target");
        try (var migration = migration(Servers.source(source), Servers.mongod().uri(), name)) {
            migration.migrate(false, Progress.NONE);
            Set<String> wanted = new TreeSet<>(Set.of("_id_"));
            migration.makePlan().compute().indexes().stream()
                    .map(IndexPlan::name)
                    .forEach(wanted::add);
            assertThat(wanted).hasSize(6);
            for (int pause = 0; pause <= 500; pause += 250) {
                kill(source, name, pause);
            }
            assertThat(migration.target.indexes().existing("t")).hasSizeLessThan(6);
            assertThat(migration.buildIndexes().indexes()).allMatch(IndexResult::built);
            assertThat(migration.target.indexes().existing("t")).isEqualTo(wanted);
            assertThat(migration.target.indexes().building()).isEmpty();
        }
    }

    @Test
    void who_watches_sees_what_another_builds_and_ends_with_it() throws Exception {
        String source = Databases.holding(ROWS);
        String name = Servers.freshName("target");
        try (var migration = migration(Servers.source(source), Servers.mongod().uri(), name)) {
            migration.migrate(false, Progress.NONE);
            Process process = start(source, name);
            var shares = new CopyOnWriteArrayList<Long>();
            Set<String> seen = new TreeSet<>();
            var watch = new WatchIndexes(migration.target.indexes(), Duration.ofMillis(20));
            while (process.isAlive()) {
                seen.addAll(watch.run(sharing(shares)));
            }
            assertThat(process.waitFor()).isZero();
            assertThat(seen).isNotEmpty().allMatch(index -> index.startsWith("t "));
            assertThat(shares).allMatch(share -> share >= 0 && share <= 100).anyMatch(share -> share > 0);
            assertThat(watch.run(Progress.NONE)).isEmpty();
        }
    }

    private static Progress sharing(List<Long> shares) {
        return new Progress() {
            @Override
            public void say(String sentence) {}

            @Override
            public void collection(String collection, long rows, long documents, long expected) {
                shares.add(documents);
            }
        };
    }

    private static void kill(String source, String target, int pause) throws Exception {
        Process process = start(source, target);
        Thread.sleep(pause);
        process.destroyForcibly().waitFor();
    }

    /// Returns once it has begun.
    private static Process start(String source, String target) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledIndexesTest.class.getName(),
                        Integer.toString(Servers.postgres().port()),
                        source,
                        Servers.mongod().uri(),
                        target)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var said = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        assertThat(said.readLine()).isEqualTo("building");
        return process;
    }

    private static Migration migration(SourceAddress source, String uri, String target) {
        var migration = new Migration(source, uri, target, ChunkSize.STANDARD).discoverAndSelect();
        migration.design().adopt(Models.model(Models.root("t", "public.t")));
        return migration;
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
        try (var migration = migration(source, arguments[2], arguments[3])) {
            System.out.println("building");
            migration.buildIndexes();
        }
    }
}
