package io.reloquent.source.witness;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.bson.BsonArray;
import org.bson.BsonBinaryWriter;
import org.bson.BsonBoolean;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.codecs.BsonValueCodec;
import org.bson.codecs.EncoderContext;
import org.bson.types.Decimal128;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// JSON as BSON: every number in the smallest form that holds all of it, from its text, which alone has the sign of
/// zero.
final class JsonValues {

    /// The source has read it already: what it took is not too much.
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private static final BsonValueCodec CODEC = new BsonValueCodec();
    private static final EncoderContext AS_IT_IS = EncoderContext.builder().build();

    private JsonValues() {}

    static void write(String text, BsonBinaryWriter out) {
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), text)) {
            CODEC.encode(out, value(in.nextToken(), in), AS_IT_IS);
        }
    }

    private static BsonValue value(JsonToken token, JsonParser in) {
        return switch (token) {
            case START_OBJECT -> object(in);
            case START_ARRAY -> array(in);
            case VALUE_STRING -> new BsonString(in.getString());
            case VALUE_TRUE -> BsonBoolean.TRUE;
            case VALUE_FALSE -> BsonBoolean.FALSE;
            case VALUE_NULL -> BsonNull.VALUE;
            case VALUE_NUMBER_INT -> whole(new BigInteger(in.getString()));
            case VALUE_NUMBER_FLOAT -> fraction(in.getString());
            default -> throw new IllegalArgumentException(token + " is no value");
        };
    }

    /// Of a key that stands twice the last value, in the place of the first.
    private static BsonDocument object(JsonParser in) {
        var document = new BsonDocument();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            document.put(name, value(in.nextToken(), in));
        }
        return document;
    }

    private static BsonArray array(JsonParser in) {
        var array = new BsonArray();
        for (JsonToken token = in.nextToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
            array.add(value(token, in));
        }
        return array;
    }

    private static BsonValue whole(BigInteger value) {
        if (value.bitLength() < Integer.SIZE) {
            return new BsonInt32(value.intValue());
        }
        return value.bitLength() < Long.SIZE
                ? new BsonInt64(value.longValue())
                : new BsonDecimal128(new Decimal128(new BigDecimal(value)));
    }

    private static BsonValue fraction(String text) {
        double nearest = Double.parseDouble(text);
        var exact = new BigDecimal(text);
        boolean kept = Double.isFinite(nearest) && shortest(nearest).compareTo(exact) == 0;
        return kept ? new BsonDouble(nearest) : new BsonDecimal128(new Decimal128(exact));
    }

    /// The shortest decimal that means the double. Java writes two digits even of a double that one is enough for.
    private static BigDecimal shortest(double value) {
        var written = new BigDecimal(Double.toString(value));
        BigDecimal digit = written.round(new MathContext(1));
        return digit.doubleValue() == value ? digit : written;
    }
}
