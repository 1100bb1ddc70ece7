package io.reloquent.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.WriteConcern;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.connection.ClusterType;
import io.reloquent.fault.OursOrTheirs;
import io.reloquent.fault.YoursToFix;
import io.reloquent.port.target.DocumentBatch;
import io.reloquent.port.target.DocumentWriter;
import io.reloquent.port.target.WriteMode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

@Timeout(60)
class MongoDocumentWriterTest {
    private static final String DATABASE = "writing";
    private static final String EVERY_TYPE = """
            {_id: {"$uuid": "0f3c1f2e-6c1b-4b5c-9d53-3c1f2e6c1b4b"}, int: 1, long: {"$numberLong": "1"},
             exact: {"$numberDecimal": "1.00"}, double: -0.0, when: {"$date": {"$numberLong": "-62135596800001"}},
             nothing: null, flag: true, text: "ä\\u0000ß𝄞", bytes: {"$binary": {"base64": "AAH/", "subType": "00"}},
             nested: {b: 1, a: [1, {x: []}, null, "1"]}}
            """;

    private final MongoTarget target = MongoTarget.open(TestServer.address(DATABASE));
    private final DocumentWriter writer = target.writer();

    @AfterEach
    void clear() {
        Mono.from(TestServer.database(DATABASE).drop()).block();
        target.close();
    }

    @ParameterizedTest
    @EnumSource(WriteMode.class)
    void bytes_read_back_are_the_bytes_written(WriteMode mode) {
        byte[] document = Documents.of(EVERY_TYPE);
        writer.write("all", Documents.batch(List.of(document)), mode).join();
        assertThat(found("all").values()).containsExactly(document);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{_id: 1, 'a.b': 1}",
                "{_id: 1, $x: 1}",
                "{_id: 1, $set: {a: 1}}",
                "{_id: 1, n: {'a.b': 1}}",
                "{_id: 1, n: {'$x': 1}}",
                "{_id: 1, '': 1}"
            })
    void odd_names_are_written_as_they_are(String json) {
        byte[] document = Documents.of(json);
        for (WriteMode mode : WriteMode.values()) {
            writer.write("odd" + mode, Documents.batch(List.of(document)), mode).join();
            assertThat(found("odd" + mode).values()).containsExactly(document);
        }
    }

    @Test
    void a_duplicate_key_names_collection_and_key() {
        TestServer.insert(DATABASE, "customer", "{_id: 2, old: true}");
        var fault = Failures.of(
                writer.write("customer", Documents.batch("{_id: 1}", "{_id: 2}", "{_id: 3}"), WriteMode.INSERT));
        assertThat(fault).isInstanceOf(YoursToFix.class);
        assertThat(fault).hasMessage("Collection customer has a document with _id {\"$numberInt\": \"2\"} already.");
        assertThat(TestServer.count(DATABASE, "customer")).isEqualTo(3);
    }

    @Test
    void a_value_that_a_unique_index_has_names_index_and_key() {
        Mono.from(TestServer.database(DATABASE)
                        .getCollection("customer")
                        .createIndex(new Document("email", 1), new IndexOptions().unique(true)))
                .block();
        var fault = Failures.of(writer.write(
                "customer", Documents.batch("{_id: 1, email: 'a'}", "{_id: 2, email: 'a'}"), WriteMode.INSERT));
        assertThat(fault.getMessage()).contains("\"2\"", "collection customer", "index email_1", "{ email: \"a\" }");
    }

    @Test
    void replacing_twice_gives_the_same_documents() {
        var first = Documents.batch("{_id: 1, a: 1}", "{_id: {x: 1, y: 's'}, a: 1}");
        var second = Documents.batch("{_id: {x: 1, y: 's'}, b: 2}", "{_id: 1, b: 2}", "{_id: 2, b: 2}");
        writer.write("order", first, WriteMode.INSERT).join();
        for (int time = 0; time < 2; time++) {
            writer.write("order", second, WriteMode.REPLACE).join();
            var found = found("order");
            assertThat(found).hasSize(3);
            assertThat(found.get("{\"$numberInt\": \"1\"}")).isEqualTo(Documents.of("{_id: 1, b: 2}"));
        }
    }

    /// As a filter it would be an operator, and take another document's place.
    @Test
    void a_key_with_a_field_like_an_operator_is_refused_and_replaces_nothing() {
        TestServer.insert(DATABASE, "operator", "{_id: 5}");
        for (WriteMode mode : WriteMode.values()) {
            var fault = Failures.of(writer.write("operator", Documents.batch("{_id: {$gt: 1}, a: 1}"), mode));
            assertThat(fault).isInstanceOf(YoursToFix.class);
            assertThat(fault.getMessage()).contains("_id {\"$gt\": {\"$numberInt\": \"1\"}}", "collection operator");
        }
        assertThat(found("operator").values()).containsExactly(Documents.of("{_id: 5}"));
    }

    @Test
    void a_document_of_16_mb_is_written_and_a_larger_one_is_named() {
        byte[] largest = ofSize(WriteFaults.LARGEST_DOCUMENT);
        writer.write("large", Documents.batch(List.of(largest)), WriteMode.INSERT)
                .join();
        assertThat(found("large").values()).containsExactly(largest);
        var fault = Failures.of(writer.write(
                "large", Documents.batch(List.of(ofSize(WriteFaults.LARGEST_DOCUMENT + 1))), WriteMode.REPLACE));
        assertThat(fault).isInstanceOf(YoursToFix.class);
        assertThat(fault.getMessage()).contains("_id {\"$numberInt\": \"7\"}", "collection large", "16,777,217 bytes");
    }

    @Test
    void a_document_that_the_validator_refuses_is_named() {
        Mono.from(TestServer.database(DATABASE)
                        .runCommand(Document.parse("{create: 'strict', validator: {a: {$exists: true}}}")))
                .block();
        var fault =
                Failures.of(writer.write("strict", Documents.batch("{_id: 1, a: 1}", "{_id: 9}"), WriteMode.INSERT));
        assertThat(fault.getMessage()).contains("\"9\"", "validator", "collection strict");
    }

    @Test
    void a_name_that_no_collection_can_have_is_a_fault_and_takes_no_place() {
        for (int time = 0; time < 2 * UnderWay.FEWEST; time++) {
            assertThat(Failures.of(writer.write("", Documents.batch("{_id: 1}"), WriteMode.INSERT)))
                    .isInstanceOf(OursOrTheirs.class);
        }
    }

    @Test
    void an_empty_batch_is_written_at_once() {
        assertThat(writer.write("none", new DocumentBatch(10), WriteMode.INSERT))
                .isCompleted();
    }

    @Test
    void waits_while_enough_batches_are_under_way_and_an_interrupt_ends_the_wait() throws Exception {
        var stuck = new CompletableFuture<Boolean>();
        try (var lock = new WriteLock()) {
            var underWay = IntStream.range(0, UnderWay.FEWEST)
                    .mapToObj(id -> writer.write("busy", Documents.batch("{_id: %d}".formatted(id)), WriteMode.INSERT))
                    .toList();
            var fourth = new CompletableFuture<CompletableFuture<Void>>();
            var thread = Thread.ofPlatform().start(() -> {
                fourth.complete(writer.write("busy", Documents.batch("{_id: 99}"), WriteMode.INSERT));
                stuck.complete(Thread.currentThread().isInterrupted());
            });
            while (thread.getState() != Thread.State.WAITING) {
                Thread.sleep(10);
            }
            assertThat(fourth).isNotDone();
            thread.interrupt();
            assertThat(Failures.of(fourth.get(10, TimeUnit.SECONDS))).hasMessageContaining("interrupted");
            assertThat(stuck.get(10, TimeUnit.SECONDS)).isTrue();
            lock.close();
            underWay.forEach(CompletableFuture::join);
        }
        assertThat(TestServer.count(DATABASE, "busy")).isEqualTo(3);
    }

    @Test
    void batches_wait_for_a_majority_where_there_are_several_primaries() {
        assertThat(MongoDocumentWriter.concern(ClusterType.REPLICA_SET))
                .isEqualTo(new WriteConcern(1).withJournal(false));
        assertThat(MongoDocumentWriter.concern(ClusterType.SHARDED)).isEqualTo(WriteConcern.MAJORITY.withJournal(true));
        assertThat(MongoDocumentWriter.concern(ClusterType.UNKNOWN)).isEqualTo(WriteConcern.MAJORITY.withJournal(true));
    }

    private Map<String, byte[]> found(String collection) {
        TestServer.fence();
        return Documents.scan(target.reader(), collection);
    }

    private static byte[] ofSize(int size) {
        var document = new BsonDocument("_id", new BsonInt32(7)).append("fill", new BsonBinary(new byte[0]));
        document.append("fill", new BsonBinary(new byte[size - Documents.of(document).length]));
        return Documents.of(document);
    }

    /// Keeps the server from writing, as long as it is open.
    private static final class WriteLock implements AutoCloseable {
        private boolean open = true;

        WriteLock() {
            command("{fsync: 1, lock: true}");
        }

        @Override
        public void close() {
            if (open) {
                open = false;
                command("{fsyncUnlock: 1}");
            }
        }

        private static void command(String command) {
            Mono.from(TestServer.database("admin").runCommand(Document.parse(command)))
                    .block();
        }
    }
}
