package io.reloquent.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.reloquent.connection.Secret;
import io.reloquent.fault.Fault;
import io.reloquent.port.target.DocumentBatch;
import io.reloquent.port.target.WriteMode;
import io.reloquent.sandbox.SandboxMongod;
import io.reloquent.verification.BucketSums;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

@Timeout(120)
class MongoDocumentReaderTest {
    private static final String DATABASE = "reading";
    private static final int DOCUMENTS = 50_000;
    private static final BucketSums WRITTEN = new BucketSums();

    static MongoTarget target = MongoTarget.open(TestServer.address(DATABASE));

    /// 200 MB.
    @BeforeAll
    static void write() {
        String filling = "x".repeat(4000);
        var writes = new ArrayList<CompletableFuture<Void>>();
        for (int from = 0; from < DOCUMENTS; from += 1000) {
            var batch = new DocumentBatch(5_000_000);
            for (int id = from; id < from + 1000; id++) {
                byte[] document = Documents.of("{_id: %d, name: 'n%d', filling: '%s'}".formatted(id, id, filling));
                assertThat(batch.add(document, 0, document.length)).isTrue();
                Documents.sum(WRITTEN, document, 0, document.length);
            }
            writes.add(target.writer().write("many", batch, WriteMode.INSERT));
        }
        writes.forEach(CompletableFuture::join);
        TestServer.fence();
    }

    @AfterAll
    static void clear() {
        Mono.from(TestServer.database(DATABASE).drop()).block();
        target.close();
    }

    @Test
    void scans_as_many_documents_with_the_same_sums_in_a_small_heap() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-Xmx48m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallHeapScan.class.getName(),
                        TestServer.uri(),
                        DATABASE,
                        "many")
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said.lines().reduce("", (earlier, later) -> later)).isEqualTo(said(WRITTEN));
    }

    @Test
    void a_slow_visitor_is_waited_for_on_its_own_thread() {
        var thread = Thread.currentThread();
        var visited = new AtomicInteger();
        assertThatThrownBy(() -> target.reader().scan("many", (bytes, offset, length) -> {
                    assertThat(Thread.currentThread()).isSameAs(thread);
                    if (visited.incrementAndGet() == 3000) {
                        throw new IllegalStateException("enough");
                    }
                }))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("enough");
    }

    @Test
    void finds_the_documents_with_the_same_id() {
        var wanted = List.of(Documents.of("{_id: 7}"), Documents.of("{_id: 49999, a: 1}"), Documents.of("{_id: -1}"));
        var found = new ArrayList<String>();
        target.reader()
                .find(
                        "many",
                        wanted,
                        (bytes, offset, length) ->
                                found.add(new BsonComparer().key(Arrays.copyOfRange(bytes, offset, offset + length))));
        assertThat(found).containsExactlyInAnyOrder("{\"$numberInt\": \"7\"}", "{\"$numberInt\": \"49999\"}");
    }

    @Test
    void finds_more_documents_than_fit_into_one_question() {
        var wanted = new ArrayList<byte[]>();
        for (int id = 0; id < 2500; id++) {
            wanted.add(Documents.of("{_id: %d}".formatted(id)));
        }
        var found = new AtomicInteger();
        target.reader().find("many", wanted, (bytes, offset, length) -> found.incrementAndGet());
        assertThat(found).hasValue(2500);
    }

    @Test
    void nothing_is_found_where_nothing_is() {
        target.reader().scan("missing", (bytes, offset, length) -> {
            throw new AssertionError("a document");
        });
        target.reader().find("many", List.of(), (bytes, offset, length) -> {
            throw new AssertionError("a document");
        });
    }

    @Test
    void a_broken_cursor_is_a_failure_and_not_the_end(@TempDir Path temporary) {
        try (var server = SandboxMongod.start(temporary.resolve("server"), 0.25);
                var other = MongoTarget.open(MongoAddresses.parse(new Secret(server.uri()), DATABASE))) {
            var batch = new DocumentBatch(1_000_000);
            for (int id = 0; id < 5000; id++) {
                byte[] document = Documents.of("{_id: %d}".formatted(id));
                assertThat(batch.add(document, 0, document.length)).isTrue();
            }
            other.writer().write("many", batch, WriteMode.INSERT).join();
            other.collections().create(List.of("after"));
            var visited = new AtomicInteger();
            var fault = catchThrowableOfType(
                    Fault.class,
                    () -> other.reader().scan("many", (bytes, offset, length) -> {
                        if (visited.incrementAndGet() == 10) {
                            server.kill();
                        }
                    }));
            assertThat(fault).isNotNull();
            assertThat(fault.getMessage()).contains("MongoDB at 127.0.0.1:" + server.port());
            assertThat(visited.get()).isBetween(10, 4999);
        }
    }

    private static String said(BucketSums sums) {
        return "%,d documents with sums %s".formatted(sums.documents(), UUID.nameUUIDFromBytes(sums.toBytes()));
    }

    /// A JVM of its own, so that its heap can be small. It rests at the first document: time enough for a reader that
    /// does not wait for its visitor to fill the heap.
    static final class SmallHeapScan {
        private SmallHeapScan() {}

        public static void main(String[] arguments) {
            var sums = new BucketSums();
            var address = MongoAddresses.parse(new Secret(arguments[0]), arguments[1]);
            try (var target = MongoTarget.open(address)) {
                target.reader().scan(arguments[2], (bytes, offset, length) -> {
                    if (sums.documents() == 0) {
                        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(3));
                    }
                    Documents.sum(sums, bytes, offset, length);
                });
            }
            System.out.println(said(sums));
        }
    }
}
