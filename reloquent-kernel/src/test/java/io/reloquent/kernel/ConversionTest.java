package io.reloquent.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What a value becomes when another type than its own was asked for, and when it is refused.
class ConversionTest {

    static Stream<Arguments> values() {
        return Stream.of(
                arguments(Encoding.INT8_TO_INT32, int8(2147483647), "{$numberInt: '2147483647'}"),
                arguments(Encoding.INT8_TO_INT32, int8(-2147483648), "{$numberInt: '-2147483648'}"),
                arguments(Encoding.INT8_TO_DOUBLE, int8(1L << 53), "{$numberDouble: '9007199254740992'}"),
                arguments(Encoding.INT8_TO_DOUBLE, int8(-(1L << 53)), "{$numberDouble: '-9007199254740992'}"),
                arguments(
                        Encoding.INT8_TO_DECIMAL128, int8(Long.MIN_VALUE), "{$numberDecimal: '-9223372036854775808'}"),
                arguments(Encoding.FLOAT8_TO_INT32, float8(-2147483648.0), "{$numberInt: '-2147483648'}"),
                arguments(Encoding.FLOAT8_TO_INT64, float8(1e18), "{$numberLong: '1000000000000000000'}"),
                arguments(Encoding.FLOAT8_TO_INT64, float8(-0x1p63), "{$numberLong: '-9223372036854775808'}"),
                arguments(Encoding.NUMERIC_TO_DOUBLE, numeric("-1.50"), "{$numberDouble: '-1.5'}"),
                arguments(Encoding.NUMERIC_TO_DOUBLE, PostgresForm.special(PostgresForm.NAN), "{$numberDouble: 'NaN'}"),
                arguments(
                        Encoding.NUMERIC_TO_DOUBLE,
                        PostgresForm.special(PostgresForm.MINUS_INFINITY),
                        "{$numberDouble: '-Infinity'}"),
                arguments(Encoding.NUMERIC_TO_INT32, numeric("7.000"), "{$numberInt: '7'}"),
                arguments(
                        Encoding.NUMERIC_TO_INT64,
                        numeric("-9223372036854775808.0"),
                        "{$numberLong: '-9223372036854775808'}"),
                arguments(Encoding.TEXT_TO_INT32, text("-2147483648"), "{$numberInt: '-2147483648'}"),
                arguments(Encoding.TEXT_TO_INT64, text("9223372036854775807"), "{$numberLong: '9223372036854775807'}"),
                arguments(Encoding.TEXT_TO_INT64, text("0"), "{$numberLong: '0'}"),
                arguments(Encoding.TEXT_TO_DOUBLE, text("-0"), "{$numberDouble: '-0.0'}"),
                arguments(Encoding.TEXT_TO_DOUBLE, text("+.5e1"), "{$numberDouble: '5.0'}"),
                arguments(Encoding.TEXT_TO_DOUBLE, text("Infinity"), "{$numberDouble: 'Infinity'}"),
                arguments(Encoding.TEXT_TO_DOUBLE, text("NaN"), "{$numberDouble: 'NaN'}"),
                arguments(Encoding.TEXT_TO_DECIMAL128, text("1e+300"), "{$numberDecimal: '1E+300'}"),
                arguments(Encoding.TEXT_TO_DECIMAL128, text("-0"), "{$numberDecimal: '-0'}"),
                arguments(Encoding.TEXT_TO_DECIMAL128, text("1.50"), "{$numberDecimal: '1.50'}"),
                arguments(Encoding.TEXT_TO_DECIMAL128, text("-Infinity"), "{$numberDecimal: '-Infinity'}"),
                arguments(Encoding.TEXT_TO_BOOLEAN, text("TRUE"), "true"),
                arguments(Encoding.TEXT_TO_BOOLEAN, text("y"), "true"),
                arguments(Encoding.TEXT_TO_BOOLEAN, text("off"), "false"),
                arguments(Encoding.TEXT_TO_BOOLEAN, text("0"), "false"),
                arguments(Encoding.TEXT_TO_DATE, text("2024-02-29"), "{$date: '2024-02-29T00:00:00Z'}"),
                arguments(Encoding.TEXT_TO_DATE, text("2024-02-29T10:00"), "{$date: '2024-02-29T10:00:00Z'}"),
                arguments(
                        Encoding.TEXT_TO_DATE,
                        text("2024-02-29 10:00:00.5+01:00"),
                        "{$date: '2024-02-29T09:00:00.5Z'}"),
                arguments(
                        Encoding.TEXT_TO_DATE,
                        text("1969-12-31T23:59:59.999999Z"),
                        "{$date: '1969-12-31T23:59:59.999Z'}"),
                arguments(
                        Encoding.TEXT_TO_UUID,
                        text("A0EEBC99-9c0b-4ef8-bb6d-6bb9bd380a11"),
                        "{$uuid: 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'}"),
                arguments(
                        Encoding.TEXT_TO_OBJECT_ID,
                        text("507f1F77bcf86cd799439011"),
                        "{$oid: '507f1f77bcf86cd799439011'}"),
                arguments(Encoding.TIMESTAMP_TO_INT64, int8(0), "{$numberLong: '946684800000000'}"),
                arguments(Encoding.TIMESTAMP_TO_INT64, int8(-946684800000001L), "{$numberLong: '-1'}"));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("values")
    void a_value_that_fits_becomes_the_type_asked_for(Encoding encoding, byte[] wire, String expected) {
        BsonValue value = Objects.requireNonNull(
                BsonDocument.parse("{v: " + expected + "}").get("v"));

        assertThat(Documents.written(encoding, wire)).isEqualTo(value).hasSameClassAs(value);
    }

    static Stream<Arguments> faults() {
        String int32 = "is beyond int32 (-2147483648 to 2147483647)";
        String int64 = "is beyond int64 (-9223372036854775808 to 9223372036854775807)";
        String whole = "is no whole number";
        String printed = whole + " as it is printed (no plus sign, no leading zeros)";
        String number = "is no number";
        String date = "is no date or instant of ISO 8601 (2024-02-29, 2024-02-29T10:00:00Z)";
        String uuid = "is no UUID (8-4-4-4-12 hexadecimal digits)";
        return Stream.of(
                arguments(Encoding.INT8_TO_INT32, int8(2147483648L), "2147483648", int32),
                arguments(
                        Encoding.INT8_TO_DOUBLE,
                        int8((1L << 53) + 1),
                        "9007199254740993",
                        "is beyond 2^53, where a double skips whole numbers"),
                arguments(
                        Encoding.INT8_TO_DOUBLE,
                        int8(Long.MIN_VALUE),
                        "-9223372036854775808",
                        "is beyond 2^53, where a double skips whole numbers"),
                arguments(Encoding.FLOAT8_TO_INT32, float8(2147483648.0), "2147483648", int32),
                arguments(Encoding.FLOAT8_TO_INT32, float8(0.5), "0.5", whole),
                arguments(Encoding.FLOAT8_TO_INT64, float8(0x1p63), "9.223372036854776E18", int64),
                arguments(Encoding.FLOAT8_TO_INT64, float8(Double.NaN), "NaN", whole),
                arguments(Encoding.FLOAT8_TO_INT64, float8(Double.POSITIVE_INFINITY), "Infinity", whole),
                arguments(Encoding.NUMERIC_TO_INT32, numeric("1.5"), "1.5", whole),
                arguments(Encoding.NUMERIC_TO_INT32, numeric("-2147483649"), "-2147483649", int32),
                arguments(Encoding.NUMERIC_TO_INT64, numeric("9223372036854775808"), "9223372036854775808", int64),
                arguments(Encoding.NUMERIC_TO_INT64, PostgresForm.special(PostgresForm.NAN), "NaN", whole),
                arguments(
                        Encoding.NUMERIC_TO_DOUBLE,
                        numeric("1" + "0".repeat(309)),
                        "1" + "0".repeat(39) + "…",
                        "is beyond the greatest double"),
                arguments(Encoding.TEXT_TO_INT32, text("2147483648"), "2147483648", int32),
                arguments(Encoding.TEXT_TO_INT64, text("9223372036854775808"), "9223372036854775808", int64),
                arguments(Encoding.TEXT_TO_INT32, text("007"), "007", printed),
                arguments(Encoding.TEXT_TO_INT32, text("+7"), "+7", printed),
                arguments(Encoding.TEXT_TO_INT32, text("-0"), "-0", printed),
                arguments(Encoding.TEXT_TO_INT32, text(""), "", printed),
                arguments(Encoding.TEXT_TO_INT64, text(" 7"), " 7", printed),
                arguments(Encoding.TEXT_TO_INT64, text("٣"), "٣", printed),
                arguments(Encoding.TEXT_TO_DOUBLE, text("1d"), "1d", number),
                arguments(Encoding.TEXT_TO_DOUBLE, text("0x1p3"), "0x1p3", number),
                arguments(Encoding.TEXT_TO_DOUBLE, text("1,5"), "1,5", number),
                arguments(Encoding.TEXT_TO_DOUBLE, text("1e400"), "1e400", "is beyond the greatest double"),
                arguments(Encoding.TEXT_TO_DECIMAL128, text("nan"), "nan", number),
                arguments(
                        Encoding.TEXT_TO_DECIMAL128,
                        text("12345678901234567890123456789012345"),
                        "12345678901234567890123456789012345",
                        "has more digits than the 34 of a decimal128, or is beyond its exponents"),
                arguments(
                        Encoding.TEXT_TO_DECIMAL128,
                        text("1e7000"),
                        "1e7000",
                        "has more digits than the 34 of a decimal128, or is beyond its exponents"),
                arguments(Encoding.TEXT_TO_BOOLEAN, text("ja"), "ja", "is neither true nor false"),
                arguments(Encoding.TEXT_TO_DATE, text("2023-02-29"), "2023-02-29", date),
                arguments(Encoding.TEXT_TO_DATE, text("29.02.2024"), "29.02.2024", date),
                arguments(Encoding.TEXT_TO_DATE, text("2024-02-29T25:00Z"), "2024-02-29T25:00Z", date),
                arguments(Encoding.TEXT_TO_DATE, text("2024-02-2910:00"), "2024-02-2910:00", date),
                arguments(Encoding.TEXT_TO_DATE, text("2024-02-29T"), "2024-02-29T", date),
                arguments(Encoding.TEXT_TO_DATE, text("+999999999-01-01"), "+999999999-01-01", date),
                arguments(
                        Encoding.TEXT_TO_UUID,
                        text("a0eebc999c0b4ef8bb6d6bb9bd380a11"),
                        "a0eebc999c0b4ef8bb6d6bb9bd380a11",
                        uuid),
                arguments(
                        Encoding.TEXT_TO_UUID,
                        text("a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a1g"),
                        "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a1g",
                        uuid),
                arguments(
                        Encoding.TEXT_TO_OBJECT_ID,
                        text("507f1f77bcf86cd79943901"),
                        "507f1f77bcf86cd79943901",
                        "is no ObjectId (24 hexadecimal digits)"),
                arguments(
                        Encoding.TEXT_TO_BOOLEAN,
                        text("🚀".repeat(41)),
                        "🚀".repeat(40) + "…",
                        "is neither true nor false"));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("faults")
    void a_value_that_does_not_fit_is_a_fault_that_shows_it(
            Encoding encoding, byte[] wire, String shown, String reason) {
        assertThatThrownBy(() -> Documents.written(encoding, wire))
                .isInstanceOf(ValueFault.class)
                .hasMessage("is '" + shown + "', which " + reason + "; say 'type: string' to keep it as text");
    }

    static Stream<Arguments> instants() {
        return Stream.of(
                arguments(Long.MAX_VALUE, "is infinity, and a number of microseconds is finite"),
                arguments(Long.MIN_VALUE, "is infinity, and a number of microseconds is finite"),
                arguments(Long.MAX_VALUE - 1, "is more microseconds after 1970 than an int64 holds"));
    }

    @ParameterizedTest
    @MethodSource("instants")
    void microseconds_that_an_int64_does_not_hold_are_a_fault(long micros, String message) {
        assertThatThrownBy(() -> Documents.written(Encoding.TIMESTAMP_TO_INT64, int8(micros)))
                .isInstanceOf(ValueFault.class)
                .hasMessageStartingWith(message);
    }

    private static byte[] int8(long value) {
        return PostgresForm.int8(value);
    }

    private static byte[] float8(double value) {
        return PostgresForm.float8(value);
    }

    private static byte[] numeric(String value) {
        return PostgresForm.numeric(new BigDecimal(value));
    }

    private static byte[] text(String value) {
        return PostgresForm.text(value);
    }
}
