package io.reloquent.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.BsonBinary;
import org.bson.BsonBinarySubType;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDecimal128;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.Decimal128;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class EncodingTest {

    private static final UUID SOME = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");

    static Stream<Arguments> values() {
        return Stream.of(
                arguments("true", Encoding.BOOLEAN, PostgresForm.bool(true), BsonBoolean.TRUE),
                arguments("false", Encoding.BOOLEAN, PostgresForm.bool(false), BsonBoolean.FALSE),
                arguments("smallint", Encoding.INT2, PostgresForm.int2(-32768), new BsonInt32(-32768)),
                arguments("smallint", Encoding.INT2, PostgresForm.int2(32767), new BsonInt32(32767)),
                arguments("integer", Encoding.INT4, PostgresForm.int4(-2), new BsonInt32(-2)),
                arguments("integer", Encoding.INT4, PostgresForm.int4(1 << 30), new BsonInt32(1 << 30)),
                arguments("bigint 1", Encoding.INT8, PostgresForm.int8(1), new BsonInt64(1)),
                arguments(
                        "least bigint",
                        Encoding.INT8,
                        PostgresForm.int8(Long.MIN_VALUE),
                        new BsonInt64(Long.MIN_VALUE)),
                arguments(
                        "real 0.1 is the double equal to it, not the double nearest to 0.1",
                        Encoding.FLOAT4,
                        PostgresForm.float4(0.1f),
                        new BsonDouble(0.10000000149011612)),
                arguments("real -0", Encoding.FLOAT4, PostgresForm.float4(-0.0f), new BsonDouble(-0.0)),
                arguments("real NaN", Encoding.FLOAT4, PostgresForm.float4(Float.NaN), new BsonDouble(Double.NaN)),
                arguments("double 0.1", Encoding.FLOAT8, PostgresForm.float8(0.1), new BsonDouble(0.1)),
                arguments("double -0", Encoding.FLOAT8, PostgresForm.float8(-0.0), new BsonDouble(-0.0)),
                arguments(
                        "double -infinity",
                        Encoding.FLOAT8,
                        PostgresForm.float8(Double.NEGATIVE_INFINITY),
                        new BsonDouble(Double.NEGATIVE_INFINITY)),
                arguments(
                        "numeric 1.50",
                        Encoding.NUMERIC,
                        PostgresForm.numeric(new BigDecimal("1.50")),
                        new BsonDecimal128(Decimal128.parse("1.50"))),
                arguments("no text", Encoding.TEXT, PostgresForm.text(""), new BsonString("")),
                arguments(
                        "text beyond the basic plane",
                        Encoding.TEXT,
                        PostgresForm.text("a\u00e9\u2028\ud83d\ude80"),
                        new BsonString("a\u00e9\u2028\ud83d\ude80")),
                arguments("bytea", Encoding.BYTES, new byte[] {0, -1, 7}, new BsonBinary(new byte[] {0, -1, 7})),
                arguments("no bytes", Encoding.BYTES, new byte[0], new BsonBinary(new byte[0])),
                arguments(
                        "uuid is subtype 4 in the order it is written",
                        Encoding.UUID,
                        PostgresForm.uuid(SOME),
                        new BsonBinary(BsonBinarySubType.UUID_STANDARD, PostgresForm.uuid(SOME))),
                arguments("1970-01-01", Encoding.DATE, date(1970, 1, 1), instant("1970-01-01T00:00:00Z")),
                arguments("2024-02-29", Encoding.DATE, date(2024, 2, 29), instant("2024-02-29T00:00:00Z")),
                arguments("4713-01-01 BC", Encoding.DATE, date(-4712, 1, 1), instant("-4712-01-01T00:00:00Z")),
                arguments("10000-01-01", Encoding.DATE, date(10000, 1, 1), instant("+10000-01-01T00:00:00Z")),
                arguments("5874897-12-31", Encoding.DATE, date(5874897, 12, 31), instant("+5874897-12-31T00:00:00Z")),
                arguments(
                        "microseconds are cut",
                        Encoding.TIMESTAMP,
                        time("2024-01-01T10:00:00.123999"),
                        instant("2024-01-01T10:00:00.123Z")),
                arguments(
                        "before 2000 they are cut towards the past",
                        Encoding.TIMESTAMP,
                        time("1999-12-31T23:59:59.999999"),
                        instant("1999-12-31T23:59:59.999Z")),
                arguments(
                        "before 1970 too",
                        Encoding.TIMESTAMP,
                        time("1969-12-31T23:59:59.000001"),
                        instant("1969-12-31T23:59:59.000Z")),
                arguments(
                        "294276 is the last year",
                        Encoding.TIMESTAMP,
                        time("+294276-12-31T23:59:59.999"),
                        instant("+294276-12-31T23:59:59.999Z")),
                arguments("json", Encoding.JSON, PostgresForm.text(" 12 "), new BsonInt32(12)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void each_value_becomes_the_value_it_is(String name, Encoding encoding, byte[] wire, BsonValue expected) {
        BsonValue written = Documents.written(encoding, wire);

        assertThat(written).as(name).isEqualTo(expected);
        assertThat(written.getBsonType()).isEqualTo(expected.getBsonType());
        if (expected instanceof BsonDouble number) {
            assertThat(Double.doubleToRawLongBits(written.asDouble().getValue()))
                    .isEqualTo(Double.doubleToRawLongBits(number.getValue()));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Encoding.class,
            names = {"DATE", "TIMESTAMP"})
    void infinity_is_a_fault_both_ways(Encoding encoding) {
        boolean isDate = encoding == Encoding.DATE;
        byte[] most = isDate ? PostgresForm.int4(Integer.MAX_VALUE) : PostgresForm.int8(Long.MAX_VALUE);
        byte[] least = isDate ? PostgresForm.int4(Integer.MIN_VALUE) : PostgresForm.int8(Long.MIN_VALUE);
        for (byte[] infinite : new byte[][] {most, least}) {
            assertThatThrownBy(() -> Documents.written(encoding, infinite))
                    .isInstanceOf(ValueFault.class)
                    .hasMessageStartingWith(
                            "is infinity, and a BSON date is finite; say 'type: string' to keep it as text");
        }
    }

    static Stream<Arguments> losses() {
        return Stream.of(
                arguments("one microsecond", Encoding.TIMESTAMP, time("2024-01-01T00:00:00.000001"), 1),
                arguments("999 of them", Encoding.TIMESTAMP, time("1969-01-01T00:00:00.999999"), 1),
                arguments("milliseconds", Encoding.TIMESTAMP, time("1969-01-01T00:00:00.999"), 0),
                arguments("a day", Encoding.DATE, date(2024, 1, 1), 0),
                arguments("microseconds as such", Encoding.TIMESTAMP_TO_INT64, time("2024-01-01T00:00:00.000001"), 0),
                arguments("a text with them", Encoding.TEXT_TO_DATE, text("2024-01-01T00:00:00.000001Z"), 1),
                arguments("a text without", Encoding.TEXT_TO_DATE, text("2024-01-01T00:00:00.001Z"), 0),
                arguments("15 digits", Encoding.NUMERIC_TO_DOUBLE, numeric("0.123456789012345"), 0),
                arguments("zeros after them", Encoding.NUMERIC_TO_DOUBLE, numeric("1.50000000000000000000"), 0),
                arguments("17 digits", Encoding.NUMERIC_TO_DOUBLE, numeric("0.12345678901234567"), 1),
                arguments("a number between doubles", Encoding.NUMERIC_TO_DOUBLE, numeric("9007199254740993"), 1),
                arguments("a large power of two", Encoding.NUMERIC_TO_DOUBLE, numeric("1180591620717411303424"), 0),
                arguments("a text between doubles", Encoding.TEXT_TO_DOUBLE, text("9007199254740993"), 1),
                arguments("a text beyond zero", Encoding.TEXT_TO_DOUBLE, text("1e-400"), 1),
                arguments("the shortest text", Encoding.TEXT_TO_DOUBLE, text("-1.5E+300"), 0),
                arguments("34 digits", Encoding.NUMERIC, numeric("1234567890123456789012345678901.230"), 0),
                arguments("more, and zeros", Encoding.NUMERIC, numeric("1234567890123456789012345678901.23000"), 1),
                arguments("zero of many decimals", Encoding.NUMERIC, numeric("0." + "0".repeat(60)), 0),
                arguments("a text of zeros", Encoding.TEXT_TO_DECIMAL128, text("1." + "0".repeat(34)), 1),
                arguments("a zero text", Encoding.TEXT_TO_DECIMAL128, text("-0." + "0".repeat(60)), 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("losses")
    void what_is_not_in_the_document_is_noted(String name, Encoding encoding, byte[] wire, int losses) {
        var out = new BsonBuffer();
        encoding.writeValue(out, wire, 0, wire.length);

        assertThat(out.losses()).as(name).isEqualTo(losses);
    }

    private static byte[] text(String value) {
        return PostgresForm.text(value);
    }

    private static byte[] numeric(String value) {
        return PostgresForm.numeric(new BigDecimal(value));
    }

    private static byte[] date(int year, int month, int day) {
        return PostgresForm.date(LocalDate.of(year, month, day));
    }

    private static byte[] time(String iso) {
        return PostgresForm.timestamp(LocalDateTime.parse(iso));
    }

    private static BsonDateTime instant(String iso) {
        return new BsonDateTime(Instant.parse(iso).toEpochMilli());
    }
}
