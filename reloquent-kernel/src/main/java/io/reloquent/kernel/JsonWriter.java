package io.reloquent.kernel;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import org.bson.types.Decimal128;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// JSON text as BSON, key by key in the order of the text.
///
/// A whole number becomes the smallest of int32, int64 and Decimal128 that holds it; any other number a double if
/// its decimal is the shortest that means that double, else a Decimal128. A key that stands twice in one object is
/// an error: BSON has no answer to it.
final class JsonWriter {

    /// MongoDB stores 180 levels; some are left for the documents around.
    private static final int DEEPEST = 160;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(64 << 20)
                    .maxNumberLength(20_000)
                    .maxNestingDepth(DEEPEST)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /// Any decimal of so many digits survives the way to a double and back, but for the smallest doubles.
    private static final int ALWAYS_KEPT = 15;

    /// No double needs more digits to be told from its neighbours.
    private static final int ALWAYS_ENOUGH = 17;

    private JsonWriter() {}

    /// Writes a value and says its BSON type.
    static int write(BsonBuffer out, byte[] text, int offset, int length) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text, offset, length)) {
            return value(out, parser, parser.nextToken());
        } catch (JacksonException e) {
            throw new ValueFault("is JSON that a document cannot hold (" + e.getOriginalMessage()
                    + "); say 'type: string' to keep its text");
        }
    }

    private static int value(BsonBuffer out, JsonParser parser, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> object(out, parser);
            case START_ARRAY -> array(out, parser);
            case VALUE_STRING -> string(out, parser.getString());
            case VALUE_TRUE, VALUE_FALSE -> {
                out.writeByte(token == JsonToken.VALUE_TRUE ? 1 : 0);
                yield BsonBuffer.BOOLEAN;
            }
            case VALUE_NULL -> BsonBuffer.NULL;
            case VALUE_NUMBER_INT -> whole(out, parser);
            default -> fraction(out, parser.getString());
        };
    }

    private static int string(BsonBuffer out, String value) {
        byte[] utf8 = whole(value).getBytes(StandardCharsets.UTF_8);
        out.writeString(utf8, 0, utf8.length);
        return BsonBuffer.STRING;
    }

    /// JSON can spell out half a surrogate pair, and PostgreSQL's `json` keeps it; UTF-8 has no form for it.
    private static String whole(String value) {
        if (value.codePoints()
                .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
            throw new ValueFault("has half a character (an unpaired surrogate), which BSON cannot write;"
                    + " say 'type: string' to keep its text");
        }
        return value;
    }

    private static int object(BsonBuffer out, JsonParser parser) {
        int document = out.startDocument();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (name.indexOf('\0') >= 0) {
                throw new ValueFault("has a key with a zero character, which BSON cannot write");
            }
            int field = out.startField(BsonBuffer.name(whole(name)));
            out.endField(field, value(out, parser, parser.nextToken()));
        }
        out.endDocument(document);
        return BsonBuffer.DOCUMENT;
    }

    private static int array(BsonBuffer out, JsonParser parser) {
        int array = out.startDocument();
        int position = 0;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            int field = out.startField(BsonBuffer.index(position++));
            out.endField(field, value(out, parser, token));
        }
        out.endDocument(array);
        return BsonBuffer.ARRAY;
    }

    private static int whole(BsonBuffer out, JsonParser parser) {
        return switch (parser.getNumberType()) {
            case INT -> {
                out.writeInt(parser.getIntValue());
                yield BsonBuffer.INT32;
            }
            case LONG -> {
                out.writeLong(parser.getLongValue());
                yield BsonBuffer.INT64;
            }
            default -> decimal(out, new BigDecimal(new BigInteger(parser.getString())));
        };
    }

    private static int fraction(BsonBuffer out, String text) {
        double value = Double.parseDouble(text);
        BigDecimal exact = exact(text);
        if (Double.isFinite(value) && isShortest(value, exact)) {
            out.writeLong(Double.doubleToRawLongBits(value));
            return BsonBuffer.DOUBLE;
        }
        return decimal(out, exact);
    }

    /// Whether this decimal is the shortest that means this double. Asked by arithmetic, because before JDK 19 a
    /// double may print longer than that (1e23 as 9.999999999999999E22), and the kernel must write the same bytes
    /// on every JDK.
    private static boolean isShortest(double value, BigDecimal decimal) {
        int digits = decimal.stripTrailingZeros().precision();
        if (decimal.signum() == 0 || (digits <= ALWAYS_KEPT && Math.abs(value) >= Double.MIN_NORMAL)) {
            return true;
        }
        var binary = new BigDecimal(value);
        return digits <= ALWAYS_ENOUGH
                && binary.round(new MathContext(digits, RoundingMode.HALF_EVEN)).compareTo(decimal) == 0
                && (digits == 1
                        || binary.round(new MathContext(digits - 1, RoundingMode.HALF_EVEN))
                                        .doubleValue()
                                != value);
    }

    private static BigDecimal exact(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException exponentTooLong) {
            throw outOfRange(text);
        }
    }

    private static int decimal(BsonBuffer out, BigDecimal exact) {
        try {
            var value = new Decimal128(exact);
            out.writeLong(value.getLow());
            out.writeLong(value.getHigh());
            return BsonBuffer.DECIMAL128;
        } catch (NumberFormatException tooLong) {
            if (exact.precision() <= 34) {
                throw outOfRange(exact.toString());
            }
            throw new ValueFault("holds a number of " + exact.precision()
                    + " digits, and Decimal128 holds 34; say 'type: string' to keep its text");
        }
    }

    private static ValueFault outOfRange(String number) {
        return new ValueFault(
                "holds a number that Decimal128 cannot hold (" + number + "); say 'type: string' to keep its text");
    }
}
