package io.reloquent.kernel;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
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
/// its decimal is the shortest that means that double, else a Decimal128. Of a key that stands twice in one object
/// the last value is kept, in the place of the first, and the buffer is told of a loss.
final class JsonWriter {

    /// MongoDB stores 180 levels; some are left for the documents around.
    private static final int DEEPEST = 160;

    private static final JsonFactory STRICT = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(64 << 20)
                    .maxNumberLength(20_000)
                    .maxNestingDepth(DEEPEST)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final JsonFactory TOLERANT = STRICT.rebuild()
            .disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final BsonBuffer out;
    private final JsonParser parser;
    private final boolean tolerant;
    private boolean replaced;

    private JsonWriter(BsonBuffer out, JsonParser parser, boolean tolerant) {
        this.out = out;
        this.parser = parser;
        this.tolerant = tolerant;
    }

    /// Writes a value and says its BSON type.
    static int write(BsonBuffer out, byte[] text, int offset, int length) {
        int start = out.size();
        try (JsonParser parser = STRICT.createParser(ObjectReadContext.empty(), text, offset, length)) {
            return new JsonWriter(out, parser, false).value(parser.nextToken());
        } catch (JacksonException equalKeysOrWorse) {
            out.cutBack(start);
            return writeLastOfEqual(out, text, offset, length);
        }
    }

    private static int writeLastOfEqual(BsonBuffer out, byte[] text, int offset, int length) {
        try (JsonParser parser = TOLERANT.createParser(ObjectReadContext.empty(), text, offset, length)) {
            var writer = new JsonWriter(out, parser, true);
            int type = writer.value(parser.nextToken());
            if (writer.replaced) {
                out.lose();
            }
            return type;
        } catch (JacksonException e) {
            throw new ValueFault("is JSON that a document cannot hold (" + e.getOriginalMessage()
                    + "); say 'type: string' to keep its text");
        }
    }

    private int value(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> string(parser.getString());
            case VALUE_TRUE, VALUE_FALSE -> {
                out.writeByte(token == JsonToken.VALUE_TRUE ? 1 : 0);
                yield BsonBuffer.BOOLEAN;
            }
            case VALUE_NULL -> BsonBuffer.NULL;
            case VALUE_NUMBER_INT -> whole();
            default -> fraction(parser.getString());
        };
    }

    private int string(String value) {
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

    private int object() {
        int document = out.startDocument();
        Map<String, Integer> sizes = tolerant ? new LinkedHashMap<>() : Map.of();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (name.indexOf('\0') >= 0) {
                throw new ValueFault("has a key with a zero character, which BSON cannot write");
            }
            int field = out.startField(BsonBuffer.name(whole(name)));
            out.endField(field, value(parser.nextToken()));
            if (tolerant) {
                keepLast(sizes, name, document, field);
            }
        }
        out.endDocument(document);
        return BsonBuffer.DOCUMENT;
    }

    /// Moves the field just written to the place of an earlier one of the same name.
    ///
    /// @param sizes of the fields in their order, in bytes
    private void keepLast(Map<String, Integer> sizes, String name, int document, int field) {
        int size = out.size() - field;
        if (sizes.containsKey(name)) {
            int start = document + 4;
            for (Map.Entry<String, Integer> earlier : sizes.entrySet()) {
                if (earlier.getKey().equals(name)) {
                    out.replace(start, start + earlier.getValue(), field);
                    break;
                }
                start += earlier.getValue();
            }
            replaced = true;
        }
        sizes.put(name, size);
    }

    private int array() {
        int array = out.startDocument();
        int position = 0;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            int field = out.startField(BsonBuffer.index(position++));
            out.endField(field, value(token));
        }
        out.endDocument(array);
        return BsonBuffer.ARRAY;
    }

    private int whole() {
        return switch (parser.getNumberType()) {
            case INT -> {
                out.writeInt(parser.getIntValue());
                yield BsonBuffer.INT32;
            }
            case LONG -> {
                out.writeLong(parser.getLongValue());
                yield BsonBuffer.INT64;
            }
            default -> decimal(new BigDecimal(new BigInteger(parser.getString())));
        };
    }

    private int fraction(String text) {
        double value = Double.parseDouble(text);
        BigDecimal exact = exact(text);
        if (Double.isFinite(value) && Decimals.isShortest(value, exact)) {
            out.writeLong(Double.doubleToRawLongBits(value));
            return BsonBuffer.DOUBLE;
        }
        return decimal(exact);
    }

    private static BigDecimal exact(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException exponentTooLong) {
            throw outOfRange(text);
        }
    }

    private int decimal(BigDecimal exact) {
        try {
            Decimals.write(out, new Decimal128(exact));
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
