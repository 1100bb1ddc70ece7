package io.reloquent.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import io.reloquent.design.FieldRule;
import io.reloquent.design.Nulls;
import io.reloquent.run.Progress;
import io.reloquent.testkit.Servers;
import io.reloquent.verification.Discrepancy;
import io.reloquent.verification.Verification;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonTimestamp;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Verification against a target that somebody has changed behind its back: 10,000 small changes, 260 of a
/// kind at a time. Every changed document is counted, none besides, and what is put back is found in order.
class MutationTest {

    private static final int DOCUMENTS = 4000;
    private static final int CHANGES = 260;

    /// Of discrepancies in a verification.
    private static final int SHOWN = 100;

    private static @Nullable Migration migration;
    private static @Nullable MongoClient client;
    private static List<BsonDocument> documents = List.of();

    @BeforeAll
    static void load() throws Exception {
        String database = Databases.holding("""
                create table p (id int primary key, small int not null, big bigint not null, amount numeric(12, 2),
                  ratio float8, at timestamptz(3), name text, note text, opt text, flag boolean, code uuid, tags int[]);
                create table c (id int primary key, p int not null references p, q bigint, price numeric(8, 2), label text);
                insert into p select g, g, g * 3, g / 4.0,
                  case g %% 3 when 0 then 0 when 1 then 'NaN' else g / 7.0 end,
                  '2024-01-01'::timestamptz + g * interval '61.007 s', 'caf' || chr(233) || ' ' || g,
                  case when g %% 2 = 0 then 'note ' || g end, case when g %% 3 = 0 then 'opt' end, g %% 7 = 0,
                  md5(g::text)::uuid, case when g %% 4 = 0 then '{}' else array[g, g + 1, g + 2] end
                  from generate_series(1, %d) g;
                insert into c select row_number() over (), g, i, i + 0.5, 'item ' || g || ' ' || i
                  from generate_series(1, %<d) g, generate_series(1, g %% 5) i;
                """.formatted(DOCUMENTS));
        var loaded = new Migration(database).discoverAndSelect();
        loaded.design()
                .adopt(Models.model(Models.root(
                        "p",
                        "public.p",
                        Models.rules(
                                Map.of("opt", FieldRule.NONE.with(Nulls.OMIT)), Models.array("items", "public.c")))));
        loaded.migrate(false, Progress.NONE);
        migration = loaded;
        client = MongoClients.create(Servers.mongod().uri());
        documents = collection().find().into(new ArrayList<>());
        assertThat(documents).hasSize(DOCUMENTS);
    }

    @AfterAll
    static void close() {
        Objects.requireNonNull(client).close();
        migration().close();
    }

    static Stream<Mutations.Kind> kinds() {
        return Mutations.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void every_changed_document_is_counted_and_no_other(Mutations.Kind kind) {
        List<BsonDocument> changed = new ArrayList<>();
        for (BsonDocument document : shuffled(kind.name())) {
            BsonDocument copy = document.clone();
            if (changed.size() < CHANGES && kind.change().test(copy)) {
                assertThat(bytes(copy)).isNotEqualTo(bytes(document));
                changed.add(copy);
            }
        }

        assertThat(changed).hasSize(CHANGES);
        assertFound(changed.stream().map(MutationTest::replace).toList(), Discrepancy.Different.class, changed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"items", "_id"})
    void what_is_swapped_between_two_documents_is_found_at_both(String field) {
        List<BsonDocument> pairs = pairs(field);
        for (int i = 0; i < CHANGES; i += 2) {
            swap(pairs.get(i), pairs.get(i + 1), field);
        }

        assertFound(pairs.stream().map(MutationTest::replace).toList(), Discrepancy.Different.class, pairs);
    }

    @Test
    void dropped_documents_are_missing() {
        List<BsonDocument> dropped = shuffled("dropped").subList(0, CHANGES);

        assertFound(dropped.stream().map(MutationTest::delete).toList(), Discrepancy.Missing.class, dropped);
    }

    /// Their keys are of types that the source never makes, too.
    @Test
    void documents_too_many_are_extra() {
        List<BsonDocument> extra = new ArrayList<>();
        for (int i = 0; i < CHANGES; i++) {
            BsonValue id = switch (i % 3) {
                case 0 -> new BsonInt32(-i);
                case 1 -> new BsonString("p" + i);
                default -> new BsonTimestamp(i, i);
            };
            BsonDocument copy = documents.get(i).clone();
            copy.put("_id", id);
            extra.add(copy);
        }

        assertFound(
                extra.stream()
                        .<WriteModel<BsonDocument>>map(InsertOneModel::new)
                        .toList(),
                Discrepancy.Extra.class,
                extra);
    }

    /// Makes the changes, verifies, puts everything back and verifies again.
    private static void assertFound(
            List<WriteModel<BsonDocument>> changes, Class<? extends Discrepancy> kind, List<BsonDocument> changed) {
        Set<BsonValue> keys = changed.stream().map(MutationTest::id).collect(Collectors.toSet());
        collection().bulkWrite(changes);
        Verification verification;
        try {
            verification = migration().validate();
        } finally {
            putBack(keys);
        }

        assertThat(verification.passes()).isFalse();
        assertThat(verification.mismatches()).isEqualTo(changed.size());
        List<Discrepancy> shown = verification.collections().get(0).discrepancies();
        assertThat(shown).hasSize(SHOWN).allMatch(kind::isInstance);
        assertThat(shown.stream().map(discrepancy -> parsed(discrepancy.key())))
                .doesNotHaveDuplicates()
                .allMatch(keys::contains);
        assertThat(migration().validate().passes()).isTrue();
    }

    private static void putBack(Set<BsonValue> keys) {
        List<WriteModel<BsonDocument>> writes = new ArrayList<>();
        keys.forEach(key -> writes.add(new DeleteOneModel<>(Filters.eq(key))));
        documents.stream()
                .filter(document -> keys.contains(id(document)))
                .forEach(document -> writes.add(new InsertOneModel<>(document)));
        collection().bulkWrite(writes);
    }

    /// Two documents and two more, every one with children.
    private static List<BsonDocument> pairs(String seed) {
        return shuffled(seed).stream()
                .filter(document -> !document.getArray("items").isEmpty())
                .limit(CHANGES)
                .map(BsonDocument::clone)
                .toList();
    }

    private static void swap(BsonDocument one, BsonDocument other, String field) {
        BsonValue value = Objects.requireNonNull(one.get(field));
        one.put(field, Objects.requireNonNull(other.get(field)));
        other.put(field, value);
    }

    private static List<BsonDocument> shuffled(String seed) {
        List<BsonDocument> shuffled = new ArrayList<>(documents);
        Collections.shuffle(shuffled, new Random(seed.hashCode()));
        return shuffled;
    }

    private static WriteModel<BsonDocument> replace(BsonDocument document) {
        return new ReplaceOneModel<>(Filters.eq(id(document)), document);
    }

    private static WriteModel<BsonDocument> delete(BsonDocument document) {
        return new DeleteOneModel<>(Filters.eq(id(document)));
    }

    private static BsonValue id(BsonDocument document) {
        return Objects.requireNonNull(document.get("_id"));
    }

    private static BsonValue parsed(String key) {
        return Objects.requireNonNull(BsonDocument.parse("{v: " + key + "}").get("v"));
    }

    private static ByteBuffer bytes(BsonDocument document) {
        return new RawBsonDocument(document, new BsonDocumentCodec())
                .getByteBuffer()
                .asNIO();
    }

    private static Migration migration() {
        return Objects.requireNonNull(migration);
    }

    private static MongoCollection<BsonDocument> collection() {
        return Objects.requireNonNull(client)
                .getDatabase(migration().configuration.target().database())
                .getCollection("p", BsonDocument.class);
    }
}
