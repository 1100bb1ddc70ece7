package io.reloquent.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBinaryWriter;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDbPointer;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonJavaScript;
import org.bson.BsonJavaScriptWithScope;
import org.bson.BsonMaxKey;
import org.bson.BsonMinKey;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonRegularExpression;
import org.bson.BsonString;
import org.bson.BsonSymbol;
import org.bson.BsonTimestamp;
import org.bson.BsonUndefined;
import org.bson.BsonValue;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentHasherTest {

    static Stream<BsonValue> ids() {
        return Stream.of(
                new BsonInt32(1),
                new BsonInt64(1),
                new BsonDouble(1),
                new BsonDecimal128(new Decimal128(BigDecimal.ONE)),
                new BsonString(""),
                new BsonString("\u00e9\ud83d\ude80"),
                new BsonBoolean(true),
                new BsonDateTime(-1),
                new BsonBinary(new byte[0]),
                new BsonBinary(UUID.fromString("00112233-4455-6677-8899-aabbccddeeff")),
                new BsonObjectId(new ObjectId("0123456789abcdef01234567")),
                BsonNull.VALUE,
                new BsonArray(List.of(new BsonInt32(1))),
                new BsonDocument("a", new BsonInt32(1)).append("b", new BsonString("x".repeat(300))));
    }

    @ParameterizedTest
    @MethodSource("ids")
    void the_id_ends_where_a_decoder_says_it_does(BsonValue id) {
        byte[] alone = bytes(new BsonDocument("_id", id));
        byte[] followed = bytes(new BsonDocument("_id", id).append("x", new BsonInt32(1)));

        assertThat(DocumentHasher.idLength(alone, 0)).isEqualTo(alone.length - 5);
        assertThat(DocumentHasher.idLength(followed, 0)).isEqualTo(alone.length - 5);
    }

    @Test
    void ids_of_equal_value_and_different_type_are_different() {
        Set<Long> hashes = new HashSet<>();
        ids().forEach(id -> hashes.add(DocumentHasher.id(bytes(new BsonDocument("_id", id)), 0)));

        assertThat(hashes).hasSize((int) ids().count());
    }

    @Test
    void the_bucket_depends_on_the_id_alone() {
        Set<Integer> buckets = new HashSet<>();
        for (int i = 0; i < 5000; i++) {
            int first = hashed(document(i, "x")).bucket();

            assertThat(hashed(document(i, "y".repeat(i % 50))).bucket()).isEqualTo(first);
            assertThat(first).isBetween(0, DocumentHasher.BUCKETS - 1);
            buckets.add(first);
        }
        assertThat(buckets).hasSize(DocumentHasher.BUCKETS);
    }

    @Test
    void any_one_changed_byte_changes_the_hash() {
        byte[] document = bytes(
                document(7, "a text that is longer than one block of the hash").append("v", doubles()));
        DocumentHasher before = hashed(document);
        // From the value of _id on: another type or name of the first field is refused before it is hashed.
        for (int at = 9; at < document.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = document.clone();
                changed[at] ^= (byte) (1 << bit);
                DocumentHasher after = hashed(changed);
                assertThat(after.high() == before.high() && after.low() == before.low())
                        .as("byte %d bit %d", at, bit)
                        .isFalse();
            }
        }
    }

    @Test
    void what_people_take_for_equal_is_different() {
        List<BsonDocument> alike = List.of(
                BsonDocument.parse("{_id: 1, a: {$numberDecimal: '1.0'}}"),
                BsonDocument.parse("{_id: 1, a: {$numberDecimal: '1.00'}}"),
                BsonDocument.parse("{_id: 1, a: 1}"),
                BsonDocument.parse("{_id: 1, a: {$numberLong: '1'}}"),
                BsonDocument.parse("{_id: 1, a: 1.0}"),
                BsonDocument.parse("{_id: 1, a: -0.0}"),
                BsonDocument.parse("{_id: 1, a: 0.0}"),
                BsonDocument.parse("{_id: 1, a: null}"),
                BsonDocument.parse("{_id: 1}"),
                BsonDocument.parse("{_id: 1, a: [1, 2]}"),
                BsonDocument.parse("{_id: 1, a: [2, 1]}"),
                BsonDocument.parse("{_id: 1, a: 1, b: 2}"),
                BsonDocument.parse("{_id: 1, b: 2, a: 1}"));
        Set<String> hashes = new HashSet<>();
        alike.forEach(document ->
                hashes.add(hashed(document).high() + " " + hashed(document).low()));

        assertThat(hashes).hasSize(alike.size());
    }

    @Test
    void a_document_in_the_middle_of_a_buffer_hashes_as_one_alone() {
        byte[] document = bytes(document(3, "x"));
        byte[] buffer = new byte[document.length + 20];
        Arrays.fill(buffer, (byte) 0x33);
        System.arraycopy(document, 0, buffer, 9, document.length);
        var inside = new DocumentHasher();
        inside.hash(buffer, 9, document.length);
        DocumentHasher alone = hashed(document);

        assertThat(new long[] {inside.bucket(), inside.high(), inside.low()})
                .containsExactly(alone.bucket(), alone.high(), alone.low());
    }

    @Test
    void a_document_that_begins_with_another_field_is_refused() {
        assertThatThrownBy(() -> DocumentHasher.idLength(bytes(BsonDocument.parse("{a: 1, _id: 2}")), 0))
                .hasMessage("the document does not begin with its _id");
        assertThatThrownBy(() -> DocumentHasher.idLength(bytes(BsonDocument.parse("{_idx: 1}")), 0))
                .hasMessage("the document does not begin with its _id");
    }

    /// What somebody else put into a target is found by its `_id`, whatever that is.
    @ParameterizedTest
    @MethodSource("foreign")
    void an_id_of_a_type_the_kernel_never_writes_has_its_length_too(BsonValue id) {
        byte[] alone = bytes(new BsonDocument("_id", id));

        assertThat(DocumentHasher.idLength(alone, 0)).isEqualTo(alone.length - 5);
        assertThat(DocumentHasher.idLength(bytes(new BsonDocument("_id", id).append("t", id)), 0))
                .isEqualTo(alone.length - 5);
    }

    static Stream<BsonValue> foreign() {
        return Stream.of(
                new BsonSymbol("s"),
                new BsonTimestamp(7, 8),
                new BsonJavaScript("f()"),
                new BsonJavaScriptWithScope("f(x)", new BsonDocument("x", new BsonInt32(1))),
                new BsonRegularExpression("a+", "i"),
                new BsonDbPointer("db.c", new ObjectId()),
                new BsonMinKey(),
                new BsonMaxKey(),
                new BsonUndefined());
    }

    @Test
    void an_id_of_no_type_at_all_is_refused() {
        byte[] document = bytes(document(1, ""));
        document[4] = 0x55;

        assertThatThrownBy(() -> DocumentHasher.idLength(document, 0))
                .hasMessage("an _id of BSON type 85 is not known");
    }

    private static BsonDocument document(int id, String text) {
        return new BsonDocument("_id", new BsonInt32(id)).append("t", new BsonString(text));
    }

    private static BsonValue doubles() {
        return new BsonArray(List.of(new BsonDouble(0.1), new BsonDouble(-0.0), BsonNull.VALUE));
    }

    private static DocumentHasher hashed(BsonDocument document) {
        return hashed(bytes(document));
    }

    private static DocumentHasher hashed(byte[] bytes) {
        var hasher = new DocumentHasher();
        hasher.hash(bytes, 0, bytes.length);
        return hasher;
    }

    private static byte[] bytes(BsonDocument document) {
        var output = new BasicOutputBuffer();
        try (var writer = new BsonBinaryWriter(output)) {
            new BsonDocumentCodec()
                    .encode(writer, document, EncoderContext.builder().build());
        }
        byte[] bytes = output.toByteArray();
        return bytes;
    }
}
