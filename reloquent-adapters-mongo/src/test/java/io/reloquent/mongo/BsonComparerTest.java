package io.reloquent.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.verification.Discrepancy.FieldDifference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BsonComparerTest {
    private final BsonComparer comparer = new BsonComparer();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {a: 1}                         | {a: {$numberLong: "1"}}            | a   | {"$numberInt": "1"}       | {"$numberLong": "1"}
            {a: 1}                         | {a: 1.0}                           | a   | {"$numberInt": "1"}       | {"$numberDouble": "1.0"}
            {a: {$numberDecimal: "1.0"}}   | {a: {$numberDecimal: "1.00"}}      | a   | {"$numberDecimal": "1.0"} | {"$numberDecimal": "1.00"}
            {a: 0.0}                       | {a: -0.0}                          | a   | {"$numberDouble": "0.0"}  | {"$numberDouble": "-0.0"}
            {a: {$date: {$numberLong: "5"}}} | {a: {$date: {$numberLong: "6"}}} | a   | {"$date": {"$numberLong": "5"}} | {"$date": {"$numberLong": "6"}}
            {a: null, b: 1}                | {b: 1}                             | a   | null                      | (absent)
            {b: 1}                         | {a: null, b: 1}                    | a   | (absent)                  | null
            {a: "x"}                       | {a: "x "}                          | a   | "x"                       | "x "
            {a: "1"}                       | {a: 1}                             | a   | "1"                       | {"$numberInt": "1"}
            {a: true}                      | {a: false}                         | a   | true                      | false
            {a: 1, b: 2}                   | {b: 2, a: 1}                       | (order of fields)   | a, b      | b, a
            {n: {a: 1, b: 2}}              | {n: {b: 2, a: 1}}                  | n.(order of fields) | a, b      | b, a
            {a: [1, 2]}                    | {a: [1]}                           | a.1 | {"$numberInt": "2"}       | (absent)
            {a: [1]}                       | {a: [1, 1]}                        | a.1 | (absent)                  | {"$numberInt": "1"}
            {a: []}                        | {a: null}                          | a   | []                        | null
            {a: {}}                        | {a: []}                            | a   | {}                        | []
            {a: [{b: {c: 1}}]}             | {a: [{b: {c: 2}}]}                 | a.0.b.c | {"$numberInt": "1"}   | {"$numberInt": "2"}
            {a: {$binary: {base64: "AA==", subType: "00"}}} | {a: {$binary: {base64: "AA==", subType: "05"}}} | a | {"$binary": {"base64": "AA==", "subType": "00"}} | {"$binary": {"base64": "AA==", "subType": "05"}}
            """)
    void names_the_field_and_both_values(String expected, String found, String path, String before, String after) {
        assertThat(comparer.compare(Documents.of(expected), Documents.of(found)))
                .containsExactly(new FieldDifference(path, before, after));
    }

    @Test
    void swapped_elements_differ_in_both_places() {
        assertThat(comparer.compare(Documents.of("{a: ['x', 'y']}"), Documents.of("{a: ['y', 'x']}")))
                .extracting(FieldDifference::path)
                .containsExactly("a.0", "a.1");
    }

    @Test
    void nothing_differs_in_a_document_and_itself() {
        assertThat(comparer.compare(Documents.of("{_id: 1, a: [1, null]}"), Documents.of("{_id: 1, a: [1, null]}")))
                .isEmpty();
    }

    @Test
    void a_field_that_is_there_twice_is_found() {
        byte[] once = Documents.of("{a: 1, b: 1}");
        byte[] twice = once.clone();
        twice[12] = 'a';
        assertThat(comparer.compare(Documents.of("{a: 1}"), twice))
                .containsExactly(new FieldDifference("a", "(absent)", "{\"$numberInt\": \"1\"}"));
    }

    /// Even where it makes the document unreadable.
    @Test
    void every_changed_bit_is_found() {
        byte[] document =
                Documents.of("{s: 'ab', n: {d: ['cd', null]}, l: {$numberLong: '77'}, x: {$numberDecimal: '2.50'}}");
        for (int bit = 0; bit < document.length * 8; bit++) {
            byte[] changed = document.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(comparer.compare(document, changed)).as("bit " + bit).isNotEmpty();
            assertThat(comparer.compare(changed, document)).as("bit " + bit).isNotEmpty();
        }
    }

    @Test
    void text_that_is_not_utf_8_is_told_apart_by_its_bytes() {
        byte[] one = Documents.of("{a: 'xx'}");
        byte[] other = one.clone();
        one[11] = (byte) 0xFE;
        other[11] = (byte) 0xFF;
        assertThat(comparer.compare(one, other)).containsExactly(new FieldDifference("(byte 11)", "0xFE", "0xFF"));
    }

    @Test
    void says_at_most_20_places() {
        String many = IntStream.range(0, 50).mapToObj(n -> "f" + n + ": 1").collect(Collectors.joining(", ", "{", "}"));
        assertThat(comparer.compare(Documents.of(many), Documents.of("{}"))).hasSize(20);
    }

    @Test
    void a_long_value_is_cut() {
        var differences =
                comparer.compare(Documents.of("{a: '%s'}".formatted("x".repeat(5000))), Documents.of("{a: 'x'}"));
        assertThat(differences.getFirst().expected()).endsWith("... (5,002 characters)");
    }

    @Test
    void a_key_shows_its_type() {
        assertThat(comparer.key(Documents.of("{_id: {$numberLong: '7'}, a: 1}")))
                .isEqualTo("{\"$numberLong\": \"7\"}");
        assertThat(comparer.key(Documents.of("{_id: {a: 1, b: 'x'}}")))
                .isEqualTo("{\"a\": {\"$numberInt\": \"1\"}, \"b\": \"x\"}");
        assertThat(comparer.key(Documents.of("{a: 1}"))).isEqualTo("(no _id)");
    }
}
