package io.reloquent.core;

import io.reloquent.core.TypeCases.Case;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
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

/// JSON: its text, and what it is to become.
final class JsonCases {

    /// The last two are of 2^-44: doubles are closer to one another below it than above, so that the shortest decimal
    /// that means it is not the nearest one of so many digits.
    private static final String[] NUMBERS = {
        "-0",
        "-0.0",
        "1E5",
        "1.5e-7",
        "1e23",
        "2147483648",
        "5e-324",
        "4.9E-324",
        "5.684341886080802e-14",
        "5.6843418860808015e-14"
    };

    private final SplittableRandom random;
    private final boolean binary;
    private final StringBuilder text = new StringBuilder();
    private boolean keyTwice;

    /// @param binary whether it is `jsonb`, which orders keys and prints numbers anew
    private JsonCases(SplittableRandom random, boolean binary) {
        this.random = random;
        this.binary = binary;
    }

    static List<TypeCases> all() {
        return List.of(
                new TypeCases("json", "json", List.of(), random -> new JsonCases(random, false).made()),
                new TypeCases("jsonb", "jsonb", List.of(), random -> new JsonCases(random, true).made()));
    }

    /// That keys stand twice is counted once for a value; a `jsonb` has none by then.
    private Case made() {
        BsonValue expected = value(0);
        return new Case(text.toString(), expected, keyTwice && !binary ? 1 : 0);
    }

    private BsonValue value(int depth) {
        return switch (random.nextInt(depth > 3 ? 5 : 8)) {
            case 0 -> literal("null", BsonNull.VALUE);
            case 1 -> literal("true", BsonBoolean.TRUE);
            case 2, 3 -> number();
            case 4 -> string();
            case 5 -> array(depth);
            default -> object(depth);
        };
    }

    private BsonValue literal(String literal, BsonValue value) {
        text.append(literal);
        return value;
    }

    private BsonValue string() {
        String value = TextCases.text(random, 9);
        quote(value);
        return new BsonString(value);
    }

    private void quote(String value) {
        text.append('"');
        value.codePoints().mapToObj(Character::toString).forEach(character -> {
            char first = character.charAt(0);
            boolean escaped = first < 0x20 || first == '"' || first == '\\' || random.nextInt(9) == 0;
            character.chars().forEach(c -> text.append(escaped ? "\\u%04x".formatted(c) : Character.toString(c)));
        });
        text.append('"');
    }

    private BsonValue array(int depth) {
        var array = new BsonArray();
        text.append('[');
        for (int i = random.nextInt(4); i > 0; i--) {
            array.add(value(depth + 1));
            text.append(i > 1 ? ", " : "");
        }
        text.append(']');
        return array;
    }

    /// Of a key that stands twice the last value counts, in the place of the first.
    private BsonValue object(int depth) {
        Comparator<byte[]> shortFirst = Comparator.comparingInt(key -> key.length);
        Comparator<String> order = Comparator.comparing(
                key -> key.getBytes(StandardCharsets.UTF_8), shortFirst.thenComparing(Arrays::compareUnsigned));
        Map<String, BsonValue> fields = binary ? new TreeMap<>(order) : new LinkedHashMap<>();
        text.append('{');
        for (int i = random.nextInt(5); i > 0; i--) {
            String key = random.nextInt(3) == 0 ? "k" : "k" + TextCases.text(random, 4);
            quote(key);
            text.append(": ");
            keyTwice |= fields.containsKey(key);
            fields.put(key, value(depth + 1));
            text.append(i > 1 ? "," : "");
        }
        text.append('}');
        var document = new BsonDocument();
        document.putAll(fields);
        return document;
    }

    private BsonValue number() {
        String number = switch (random.nextInt(8)) {
            case 0 -> Integer.toString(random.nextInt());
            case 1 -> Long.toString(random.nextLong());
            case 2 -> NumberCases.digits(random, 34).toString();
            case 3 -> new BigDecimal(NumberCases.digits(random, 20), random.nextInt(1, 20)).toPlainString();
            case 4 -> BigDecimal.valueOf(random.nextInt(9999), 2).toString();
            case 5 -> NUMBERS[random.nextInt(NUMBERS.length)];
            case 6 -> Double.toString(Math.scalb(1.0, random.nextInt(-1074, 1024)));
            default -> Double.toString(random.nextInt() / 1024.0 * Math.pow(10, random.nextInt(-30, 30)));
        };
        text.append(number);
        return expected(binary ? printed(number) : number);
    }

    /// As PostgreSQL prints a numeric, which has no exponent and no negative zero.
    private static String printed(String number) {
        return new BigDecimal(number).toPlainString();
    }

    /// A whole number becomes the smallest type that holds it; another becomes a double if it is the shortest decimal
    /// that means that double.
    private static BsonValue expected(String number) {
        if (number.matches("-?\\d+")) {
            BigInteger whole = new BigInteger(number);
            if (whole.bitLength() < Integer.SIZE) {
                return new BsonInt32(whole.intValue());
            }
            return whole.bitLength() < Long.SIZE
                    ? new BsonInt64(whole.longValue())
                    : new BsonDecimal128(new Decimal128(new BigDecimal(whole)));
        }
        double value = Double.parseDouble(number);
        var exact = new BigDecimal(number);
        return shortest(Math.abs(value)).compareTo(exact.abs()) == 0
                ? new BsonDouble(value)
                : new BsonDecimal128(new Decimal128(exact));
    }

    /// As Java writes it since JDK 19; but Java writes two digits where one is enough, for some of the least doubles.
    private static BigDecimal shortest(double positive) {
        var exact = new BigDecimal(positive);
        return IntStream.range(0, positive > 0 && positive < 1e-320 ? 50 : 0)
                .mapToObj(i -> new BigDecimal(BigInteger.valueOf(1 + i % 10), 320 + i / 10))
                .filter(digit -> digit.doubleValue() == positive)
                .min(Comparator.comparing(digit -> digit.subtract(exact).abs()))
                .orElse(new BigDecimal(Double.toString(positive)));
    }
}
