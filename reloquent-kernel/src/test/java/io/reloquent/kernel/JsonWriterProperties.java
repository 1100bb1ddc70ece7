package io.reloquent.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bson.BsonArray;
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

class JsonWriterProperties {

    private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

    /// JSON text and the value it stands for.
    record Json(String text, BsonValue value) {
        @Override
        public String toString() {
            return text;
        }
    }

    @Property(tries = 2000)
    void any_tree_is_read_back_as_it_is_with_its_keys_in_order(@ForAll("trees") Json json) {
        BsonValue written = Documents.written(Encoding.JSON, PostgresForm.text(json.text()));

        assertThat(written).isEqualTo(json.value());
        assertThat(new BsonDocument("v", written).toJson()).isEqualTo(new BsonDocument("v", json.value()).toJson());
    }

    @Property(tries = 2000)
    void a_fraction_that_is_written_as_a_double_prints_as_it_stood(@ForAll("fractions") BigDecimal fraction) {
        String text = fraction.toString();
        BsonValue written = Documents.written(Encoding.JSON, PostgresForm.text(text));

        BigDecimal back = written.isDouble()
                ? new BigDecimal(Double.toString(written.asDouble().getValue()))
                : written.asDecimal128().getValue().bigDecimalValue();
        assertThat(back).as(text).isEqualByComparingTo(fraction);
        if (fraction.stripTrailingZeros().precision() <= 15) {
            assertThat(written.isDouble()).as(text).isTrue();
        }
    }

    @Provide
    Arbitrary<BigDecimal> fractions() {
        return Combinators.combine(
                        Arbitraries.integers()
                                .between(1, 34)
                                .flatMap(digits ->
                                        Arbitraries.strings().numeric().ofLength(digits)),
                        Arbitraries.integers().between(1, 60),
                        Arbitraries.of(true, false))
                .as((digits, scale, minus) -> new BigDecimal(new BigInteger((minus ? "-" : "") + digits), scale))
                .filter(value -> value.signum() != 0 && value.toString().matches(".*[.eE].*"));
    }

    @Provide
    Arbitrary<Json> trees() {
        return tree(4);
    }

    private static Arbitrary<Json> tree(int depth) {
        Arbitrary<Json> leaf = Arbitraries.oneOf(
                Arbitraries.of(
                        new Json("null", BsonNull.VALUE),
                        new Json("true", BsonBoolean.TRUE),
                        new Json("false", BsonBoolean.FALSE)),
                wholes(),
                doubles(),
                strings().map(text -> new Json(text.get(1), new BsonString(text.get(0)))));
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<List<Json>> inner = tree(depth - 1).list().ofMaxSize(4);
        Arbitrary<Json> arrays = inner.map(JsonWriterProperties::array);
        Arbitrary<Json> objects = Combinators.combine(
                        strings()
                                .filter(key -> key.get(0).indexOf('\0') < 0)
                                .list()
                                .uniqueElements(key -> key.get(0))
                                .ofSize(4),
                        inner)
                .as(JsonWriterProperties::object);
        return Arbitraries.oneOf(leaf, arrays, objects);
    }

    private static Json array(List<Json> elements) {
        return new Json(
                elements.stream().map(Json::text).collect(Collectors.joining(",", "[", "]")),
                new BsonArray(elements.stream().map(Json::value).toList()));
    }

    private static Json object(List<List<String>> keys, List<Json> values) {
        Map<String, BsonValue> fields = new LinkedHashMap<>();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            fields.put(keys.get(i).get(0), values.get(i).value());
            texts.add(keys.get(i).get(1) + ": " + values.get(i).text());
        }
        var document = new BsonDocument();
        document.putAll(fields);
        return new Json(texts.stream().collect(Collectors.joining(", ", "{", "}")), document);
    }

    private static Arbitrary<Json> wholes() {
        Arbitrary<BigInteger> any = Arbitraries.bigIntegers()
                .between(
                        BigInteger.TEN.pow(34).negate().add(BigInteger.ONE),
                        BigInteger.TEN.pow(34).subtract(BigInteger.ONE));
        Arbitrary<BigInteger> borders = Arbitraries.of(31, 32, 63, 64)
                .map(BigInteger.TWO::pow)
                .flatMap(
                        power -> Arbitraries.integers().between(-2, 2).map(near -> power.add(BigInteger.valueOf(near))))
                .flatMap(value -> Arbitraries.of(value, value.negate()));
        return Arbitraries.oneOf(any, borders, Arbitraries.integers().map(BigInteger::valueOf))
                .map(number -> new Json(number.toString(), whole(number)));
    }

    private static BsonValue whole(BigInteger number) {
        if (number.compareTo(LONG_MAX) > 0 || number.compareTo(LONG_MAX.not()) < 0) {
            return new BsonDecimal128(new Decimal128(new BigDecimal(number)));
        }
        long value = number.longValueExact();
        return value == (int) value ? new BsonInt32((int) value) : new BsonInt64(value);
    }

    private static Arbitrary<Json> doubles() {
        return Arbitraries.longs()
                .map(Double::longBitsToDouble)
                .filter(value -> Double.isFinite(value) && Math.abs(value) >= Double.MIN_NORMAL)
                .map(number -> new Json(Double.toString(number), new BsonDouble(number)));
    }

    /// A string and one of its many forms in JSON.
    private static Arbitrary<List<String>> strings() {
        Arbitrary<Integer> points = Arbitraries.oneOf(
                        Arbitraries.integers().between(0, 0x7F),
                        Arbitraries.integers().between(0x80, 0xFFFF),
                        Arbitraries.integers().between(0x10000, 0x10FFFF))
                .filter(point -> point < 0xD800 || point > 0xDFFF);
        Arbitrary<List<String>> characters = Combinators.combine(points, Arbitraries.of(true, false))
                .as((point, escaped) -> List.of(Character.toString(point), written(point, escaped)));
        return characters
                .list()
                .ofMaxSize(8)
                .map(all -> List.of(joined(all, c -> c.get(0)), '"' + joined(all, c -> c.get(1)) + '"'));
    }

    private static String joined(List<List<String>> characters, Function<List<String>, String> form) {
        return characters.stream().map(form).collect(Collectors.joining());
    }

    private static String written(int point, boolean escaped) {
        String plain = Character.toString(point);
        if (!escaped && point >= 0x20 && point != '"' && point != '\\') {
            return plain;
        }
        return plain.chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining());
    }
}
