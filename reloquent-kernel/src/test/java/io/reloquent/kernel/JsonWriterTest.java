package io.reloquent.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.BsonBoolean;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JsonWriterTest {

    static Stream<Arguments> scalars() {
        return Stream.of(
                arguments("null", BsonNull.VALUE),
                arguments("true", BsonBoolean.TRUE),
                arguments("false", BsonBoolean.FALSE),
                arguments("\"\"", new BsonString("")),
                arguments("\"\\u0000\"", new BsonString("\0")),
                arguments("\"\\ud83d\\ude80\"", new BsonString("\ud83d\ude80")),
                arguments("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", new BsonString("\"\\/\b\f\n\r\t")),
                arguments("0", new BsonInt32(0)),
                arguments("2147483647", new BsonInt32(Integer.MAX_VALUE)),
                arguments("2147483648", new BsonInt64(2147483648L)),
                arguments("-2147483648", new BsonInt32(Integer.MIN_VALUE)),
                arguments("-2147483649", new BsonInt64(-2147483649L)),
                arguments("9223372036854775807", new BsonInt64(Long.MAX_VALUE)),
                arguments("9223372036854775808", decimal("9223372036854775808")),
                arguments("-9223372036854775808", new BsonInt64(Long.MIN_VALUE)),
                arguments("-9223372036854775809", decimal("-9223372036854775809")),
                arguments("9999999999999999999999999999999999", decimal("9999999999999999999999999999999999")),
                arguments("0.1", new BsonDouble(0.1)),
                arguments("1.10", new BsonDouble(1.1)),
                arguments("-0.0", new BsonDouble(-0.0)),
                arguments("1e2", new BsonDouble(100)),
                arguments("5e-324", new BsonDouble(Double.MIN_VALUE)),
                arguments("4.9e-324", decimal("4.9E-324")),
                arguments("1e23", new BsonDouble(1e23)),
                arguments("5.684341886080802e-14", new BsonDouble(Math.scalb(1.0, -44))),
                arguments("5.6843418860808015e-14", decimal("5.6843418860808015E-14")),
                arguments("123456789012345e4", new BsonDouble(123456789012345e4)),
                arguments("0.30000000000000004", new BsonDouble(0.30000000000000004)),
                arguments("0.10000000000000001", decimal("0.10000000000000001")),
                arguments("2.00000000000000000000", new BsonDouble(2)),
                arguments("0e999", new BsonDouble(0)),
                arguments("9007199254740993.0", decimal("9007199254740993.0")),
                arguments("1e-310", new BsonDouble(1e-310)),
                arguments("1.7976931348623157e308", new BsonDouble(Double.MAX_VALUE)),
                arguments("0.1000000000000000055511151231257827", decimal("0.1000000000000000055511151231257827")),
                arguments("3.14159265358979323846", decimal("3.14159265358979323846")),
                arguments("1e400", decimal("1E+400")),
                arguments("-1e-400", decimal("-1E-400")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scalars")
    void a_value_alone_becomes_the_smallest_type_that_holds_it(String json, BsonValue expected) {
        BsonValue written = written(json);

        assertThat(written).isEqualTo(expected);
        assertThat(written.getBsonType()).isEqualTo(expected.getBsonType());
        if (expected instanceof BsonDouble number) {
            assertThat(Double.doubleToRawLongBits(written.asDouble().getValue()))
                    .isEqualTo(Double.doubleToRawLongBits(number.getValue()));
        }
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments("{\"a\": 1, \"a\": \"\\ud800\"}", "has half a character (an unpaired surrogate)"),
                arguments("{\"a\\u0000b\": 1}", "has a key with a zero character, which BSON cannot write"),
                arguments("12345678901234567890123456789012345", "holds a number of 35 digits"),
                arguments("[0.12345678901234567890123456789012345]", "holds a number of 35 digits"),
                arguments("1e7000", "holds a number that Decimal128 cannot hold (1E+7000)"),
                arguments("1e-7000", "holds a number that Decimal128 cannot hold (1E-7000)"),
                arguments("1e99999999999", "holds a number that Decimal128 cannot hold (1e99999999999)"),
                arguments("\"\\ud800\"", "has half a character (an unpaired surrogate)"),
                arguments("{\"\\udc00x\": 1}", "is JSON that a document cannot hold (Unexpected low surrogate"),
                arguments("{\"\\ud800x\": 1}", "is JSON that a document cannot hold ("),
                arguments("{\"x\\ud800\": 1}", "is JSON that a document cannot hold ("),
                arguments("[".repeat(170) + "]".repeat(170), "is JSON that a document cannot hold (Document nesting"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void what_a_document_cannot_hold_is_a_fault_that_says_what(String json, String message) {
        assertThatThrownBy(() -> written(json)).isInstanceOf(ValueFault.class).hasMessageStartingWith(message);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a': 1, 'b': 2, 'a': 3}                 | {'a': 3, 'b': 2}",
                "{'a': 1, 'b': 2, 'a': {'long': 'value'}} | {'a': {'long': 'value'}, 'b': 2}",
                "{'a': {'x': [1, 2]}, 'b': 2, 'a': null}  | {'a': null, 'b': 2}",
                "{'a': 1, 'a': 2, 'b': 3, 'a': 4, 'b': 5} | {'a': 4, 'b': 5}",
                "{'': 1, '': 2}                           | {'': 2}",
                "[{'a': {'b': 1, 'b': 2}, 'a': {'c': 1, 'c': 2, 'd': 3}}] | [{'a': {'c': 2, 'd': 3}}]",
                "{'a': {'a': 1}, 'b': {'a': 1}, 'b': [{'a': 2, 'c': 0, 'a': 3}]} |"
                        + " {'a': {'a': 1}, 'b': [{'a': 3, 'c': 0}]}"
            })
    void the_last_value_of_equal_keys_stands_in_the_place_of_the_first_and_is_one_loss(String json, String expected) {
        var out = new BsonBuffer();
        int document = out.startDocument();
        out.endField(out.startField(BsonBuffer.name("before")), BsonBuffer.NULL);
        int field = out.startField(BsonBuffer.name("v"));
        byte[] text = PostgresForm.text(json.replace('\'', '"'));
        out.endField(field, Encoding.JSON.writeValue(out, text, 0, text.length));
        out.endDocument(document);

        assertThat(Documents.read(out))
                .isEqualTo(BsonDocument.parse("{'before': null, 'v': " + expected + "}"))
                .hasToString(BsonDocument.parse("{'before': null, 'v': " + expected + "}")
                        .toString());
        assertThat(out.losses()).isOne();
    }

    @Test
    void an_object_without_equal_keys_loses_nothing() {
        var out = new BsonBuffer();
        byte[] text = PostgresForm.text("{\"a\": {\"a\": 1}, \"A\": [{\"a\": 1}]}");
        Encoding.JSON.writeValue(out, text, 0, text.length);

        assertThat(out.losses()).isZero();
    }

    @Test
    void keys_keep_their_order_and_their_dots_and_dollars() {
        BsonValue written = written("{\"z\": 1, \"$set\": 2, \"a.b\": 3, \"\": 4, \"_id\": 5, \"$\": 6}");

        assertThat(List.copyOf(written.asDocument().keySet())).containsExactly("z", "$set", "a.b", "", "_id", "$");
    }

    @Test
    void a_key_may_stand_again_in_another_object() {
        assertThat(written("{\"a\": {\"a\": {\"a\": 1}}, \"b\": [{\"a\": 1}, {\"a\": 2}]}")
                        .asDocument()
                        .toJson())
                .isEqualTo("{\"a\": {\"a\": {\"a\": 1}}, \"b\": [{\"a\": 1}, {\"a\": 2}]}");
    }

    @Test
    void a_hundred_and_fifty_levels_are_read_back() {
        BsonValue written = written("{\"d\":".repeat(75) + "[".repeat(75) + "7" + "]".repeat(75) + "}".repeat(75));
        for (int i = 0; i < 75; i++) {
            written = Objects.requireNonNull(written.asDocument().get("d"));
        }
        for (int i = 0; i < 75; i++) {
            written = written.asArray().get(0);
        }
        assertThat(written).isEqualTo(new BsonInt32(7));
    }

    @Test
    void white_space_between_values_is_nothing() {
        assertThat(written(" \n{ \"a\"\t:\r[ ] }\n").asDocument().toJson()).isEqualTo("{\"a\": []}");
    }

    private static BsonValue decimal(String text) {
        return new BsonDecimal128(Decimal128.parse(text));
    }

    private static BsonValue written(String json) {
        return Documents.written(Encoding.JSON, PostgresForm.text(json));
    }
}
