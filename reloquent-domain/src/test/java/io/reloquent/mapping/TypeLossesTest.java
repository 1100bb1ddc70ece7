package io.reloquent.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.reloquent.catalog.DataType;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TypeLossesTest {

    private static final TypeMapping TYPES = new TypeMapping(TypeMappingTest.CATALOG, TypeChoices.NONE);

    private static final String CUT = "a date holds milliseconds; microseconds are cut off and counted";
    private static final String ROUNDED =
            "a double keeps 15 to 17 digits; a number with more is rounded to the nearest double and counted";
    private static final String DIGITS = "decimal128 has 34 digits; a value that needs more ends the run";
    private static final String WIDE =
            "decimal128 has 34 digits and this type more; a value that needs them ends the run";
    private static final String SPELLING = "the value is kept, the spelling of its text is not";
    private static final String EQUAL_KEYS =
            "where an object has one key twice the last value is kept; values with such objects are counted";
    private static final String BOUNDS =
            "an array keeps its elements; lower bounds other than 1 are dropped and counted";
    private static final String UNSEEN_BOUNDS = "an array keeps its elements; lower bounds other than 1 are dropped";
    private static final String ATTRIBUTES =
            "in an array of composite values the attributes have the types of JSON: dates and bytes are text";
    private static final String GEOJSON =
            "GeoJSON has nine decimals for a coordinate and no M; what is cut off is not counted";

    static Stream<Arguments> losses() {
        return Stream.of(
                arguments("timestamp", null, List.of(CUT)),
                arguments("timestamp(4)", null, List.of(CUT)),
                arguments("timestamp(3)", null, List.of()),
                arguments("timestamptz(0)", null, List.of()),
                arguments("shop.at", null, List.of()),
                arguments("timestamptz", BsonType.INT64, List.of()),
                arguments("timestamptz", BsonType.STRING, List.of()),
                arguments("date", null, List.of()),
                arguments("numeric", null, List.of(DIGITS)),
                arguments("numeric(34,10)", null, List.of()),
                arguments("numeric(35,10)", null, List.of(WIDE)),
                arguments("numeric", BsonType.STRING, List.of()),
                arguments("numeric", BsonType.DOUBLE, List.of(ROUNDED)),
                arguments("numeric(16,2)", BsonType.DOUBLE, List.of(ROUNDED)),
                arguments("numeric(15,2)", BsonType.DOUBLE, List.of()),
                arguments("numeric", BsonType.INT64, List.of()),
                arguments("money", null, List.of()),
                arguments("money", BsonType.DOUBLE, List.of(ROUNDED)),
                arguments("bigint", BsonType.DOUBLE, List.of()),
                arguments("text", BsonType.INT32, List.of()),
                arguments("text", BsonType.DOUBLE, List.of(SPELLING, ROUNDED)),
                arguments("text", BsonType.DECIMAL128, List.of(SPELLING, DIGITS)),
                arguments("varchar(30)", BsonType.DECIMAL128, List.of(SPELLING)),
                arguments("text", BsonType.DATE, List.of(SPELLING, CUT)),
                arguments("text", BsonType.JSON, List.of(SPELLING, EQUAL_KEYS)),
                arguments("text", BsonType.UUID, List.of(SPELLING)),
                arguments("json", null, List.of(EQUAL_KEYS)),
                arguments("json[]", null, List.of(EQUAL_KEYS, BOUNDS)),
                arguments("jsonb", null, List.of()),
                arguments("integer[]", null, List.of(BOUNDS)),
                arguments("integer[]", BsonType.STRING, List.of(BOUNDS)),
                arguments("shop.emails", null, List.of(BOUNDS)),
                arguments("ref.hstore", null, List.of()),
                arguments("ref.hstore[]", null, List.of(UNSEEN_BOUNDS)),
                arguments("shop.point", null, List.of()),
                arguments("shop.point[]", null, List.of(ATTRIBUTES, UNSEEN_BOUNDS)),
                arguments("gis.geometry", null, List.of(GEOJSON)),
                arguments("gis.geometry", BsonType.STRING, List.of()));
    }

    @ParameterizedTest(name = "{0} as {1}")
    @MethodSource("losses")
    void what_is_lost_is_said(String type, @Nullable BsonType asked, List<String> expected) {
        assertThat(mapping(type, asked).losses().stream().map(Loss::sentence)).isEqualTo(expected);
    }

    @Test
    void only_what_makes_two_values_one_speaks_against_a_key() {
        assertThat(mapping("timestamp", null).loss()).isEqualTo(CUT);
        assertThat(mapping("text", BsonType.DATE).loss()).isEqualTo(SPELLING + "; " + CUT);
        assertThat(mapping("numeric", null).loss()).isNull();
        assertThat(mapping("text", BsonType.INT64).loss()).isNull();
        assertThat(mapping("text", BsonType.DECIMAL128).loss()).isEqualTo(SPELLING);
        assertThat(mapping("integer[]", null).loss()).isNull();
    }

    private static ValueMapping mapping(String type, @Nullable BsonType asked) {
        return TYPES.map(DataType.parse(type), asked).orElseThrow();
    }
}
