package io.reloquent.kernel;

import static io.reloquent.kernel.PostgresForm.NULL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.junit.jupiter.api.Test;

class ArrayWriterTest {

    @Test
    void an_empty_array_has_no_dimensions() {
        assertThat(Documents.writtenArray(Encoding.INT4, PostgresForm.array(new int[0], new int[0], List.of())))
                .isEqualTo(new BsonArray());
    }

    @Test
    void elements_keep_their_order_and_nulls_their_place() {
        byte[] array = PostgresForm.array(elements(NULL, PostgresForm.int4(1), NULL, PostgresForm.int4(2), NULL));

        assertThat(Documents.writtenArray(Encoding.INT4, array)).isEqualTo(parsed("[null, 1, null, 2, null]"));
    }

    @Test
    void two_dimensions_are_arrays_in_an_array() {
        byte[] array = PostgresForm.array(new int[] {2, 3}, new int[] {1, 1}, numbers(6));

        assertThat(Documents.writtenArray(Encoding.INT4, array)).isEqualTo(parsed("[[0, 1, 2], [3, 4, 5]]"));
    }

    @Test
    void three_dimensions_nest_once_more_and_their_lower_bounds_are_not_kept() {
        byte[] array = PostgresForm.array(new int[] {2, 1, 2}, new int[] {-5, 0, 7}, numbers(4));

        assertThat(Documents.writtenArray(Encoding.INT4, array)).isEqualTo(parsed("[[[0, 1]], [[2, 3]]]"));
    }

    @Test
    void a_lower_bound_other_than_1_is_one_loss_of_the_array() {
        assertThat(lost(new int[] {2, 1, 2}, new int[] {1, 1, 1})).isZero();
        assertThat(lost(new int[] {2, 1, 2}, new int[] {1, 0, 1})).isOne();
        assertThat(lost(new int[] {2, 1, 2}, new int[] {-5, 0, 7})).isOne();
    }

    @Test
    void losses_of_elements_are_counted_one_by_one() {
        byte[] array = PostgresForm.array(
                elements(PostgresForm.int8(1), NULL, PostgresForm.int8(1000), PostgresForm.int8(-1)));

        assertThat(lost(Encoding.TIMESTAMP, array)).isEqualTo(2);
    }

    @Test
    void text_may_look_like_anything() {
        byte[] array = PostgresForm.array(
                elements(PostgresForm.text(""), PostgresForm.text("NULL"), PostgresForm.text("{\"a\",b}")));

        assertThat(Documents.writtenArray(Encoding.TEXT, array)).isEqualTo(parsed("['', 'NULL', '{\"a\",b}']"));
    }

    @Test
    void numerics_keep_their_scale() {
        byte[] array = PostgresForm.array(
                elements(PostgresForm.numeric(new BigDecimal("1.10")), PostgresForm.special(PostgresForm.NAN)));

        assertThat(Documents.writtenArray(Encoding.NUMERIC, array))
                .isEqualTo(parsed("[{$numberDecimal: '1.10'}, {$numberDecimal: 'NaN'}]"));
    }

    @Test
    void each_json_element_has_the_type_of_its_value() {
        byte[] array = PostgresForm.array(elements(
                PostgresForm.text("{\"a\": [1]}"),
                PostgresForm.text("[]"),
                PostgresForm.text("null"),
                NULL,
                PostgresForm.text("\"x\"")));

        assertThat(Documents.writtenArray(Encoding.JSON, array)).isEqualTo(parsed("[{a: [1]}, [], null, null, 'x']"));
    }

    @Test
    void uuids_are_binary_of_subtype_4() {
        UUID id = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");

        assertThat(Documents.writtenArray(Encoding.UUID, PostgresForm.array(elements(PostgresForm.uuid(id)))))
                .isEqualTo(new BsonArray(List.of(new BsonBinary(id))));
    }

    @Test
    void positions_beyond_the_prepared_names_go_on() {
        byte[] array = PostgresForm.array(numbers(10_002));

        BsonArray written = Documents.writtenArray(Encoding.INT4, array).asArray();

        assertThat(written).hasSize(10_002);
        assertThat(written.get(10_001)).isEqualTo(new BsonInt32(10_001));
        assertThat(namesOf(array)).endsWith("9999", "10000", "10001");
    }

    @Test
    void an_element_that_a_document_cannot_hold_is_a_fault() {
        byte[] array = PostgresForm.array(elements(PostgresForm.int8(0), PostgresForm.int8(Long.MAX_VALUE)));

        assertThatThrownBy(() -> Documents.writtenArray(Encoding.TIMESTAMP, array))
                .isInstanceOf(ValueFault.class)
                .hasMessageStartingWith("is infinity");
    }

    @Test
    void a_null_array_element_is_null_in_every_encoding() {
        for (Encoding encoding : Encoding.values()) {
            assertThat(Documents.writtenArray(encoding, PostgresForm.array(elements(NULL))))
                    .as(encoding.name())
                    .isEqualTo(new BsonArray(List.of(BsonNull.VALUE)));
        }
    }

    /// The names of the elements as they stand in the bytes, which a decoder of arrays passes over.
    private static List<String> namesOf(byte[] array) {
        var out = new BsonBuffer();
        ArrayWriter.write(out, Encoding.INT4, array, 0);
        BsonDocument asDocument = Documents.read(out);
        return List.copyOf(asDocument.keySet());
    }

    private static int lost(int[] sizes, int[] lowerBounds) {
        byte[] array = PostgresForm.array(sizes, lowerBounds, numbers(4));
        return lost(Encoding.INT4, array);
    }

    private static int lost(Encoding encoding, byte[] array) {
        var out = new BsonBuffer();
        ArrayWriter.write(out, encoding, array, 0);
        return out.losses();
    }

    private static List<byte[]> numbers(int count) {
        List<byte[]> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            numbers.add(PostgresForm.int4(i));
        }
        return numbers;
    }

    private static List<byte[]> elements(byte[]... elements) {
        return Arrays.asList(elements);
    }

    private static BsonValue parsed(String json) {
        return Objects.requireNonNull(BsonDocument.parse("{v: " + json + "}").get("v"));
    }
}
