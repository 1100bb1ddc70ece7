package io.reloquent.kernel;

import java.math.BigDecimal;
import java.math.BigInteger;
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
/// the double
/// prints as the same decimal, else a Decimal128. A key that stands twice in one object is an error: BSON has no
/// answer to it.
final class JsonWriter {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(64 << 20)
                    .maxNumberLength(20_000)
                    .maxNestingDepth(200)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

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
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        out.writeString(utf8, 0, utf8.length);
        return BsonBuffer.STRING;
    }

    private static int object(BsonBuffer out, JsonParser parser) {
        int document = out.startDocument();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (name.indexOf('\0') >= 0) {
                throw new ValueFault("has a key with a zero character, which BSON cannot write");
            }
            int field = out.startField(BsonBuffer.name(name));
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
        var exact = new BigDecimal(text);
        if (Double.isFinite(value) && new BigDecimal(Double.toString(value)).compareTo(exact) == 0) {
            out.writeLong(Double.doubleToRawLongBits(value));
            return BsonBuffer.DOUBLE;
        }
        return decimal(out, exact);
    }

    private static int decimal(BsonBuffer out, BigDecimal exact) {
        try {
            var value = new Decimal128(exact);
            out.writeLong(value.getLow());
            out.writeLong(value.getHigh());
            return BsonBuffer.DECIMAL128;
        } catch (NumberFormatException tooLong) {
            throw new ValueFault("holds a number of " + exact.precision()
                    + " digits, and Decimal128 holds 34; say 'type: string' to keep its text");
        }
    }
}
