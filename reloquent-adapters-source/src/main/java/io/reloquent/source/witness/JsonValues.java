package io.reloquent.source.witness;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.bson.BsonBinaryWriter;
import org.bson.types.Decimal128;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON as BSON: every number in the smallest form that holds all of it.
final class JsonValues {

    /// The source has read it already: what it took is not too much.
    private static final StreamReadConstraints ANY = StreamReadConstraints.builder()
            .maxNestingDepth(Integer.MAX_VALUE)
            .maxNumberLength(Integer.MAX_VALUE)
            .maxStringLength(Integer.MAX_VALUE)
            .maxNameLength(Integer.MAX_VALUE)
            .build();

    private static final JsonMapper JSON = JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(ANY).build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private JsonValues() {}

    static void write(String text, BsonBinaryWriter out) {
        write(JSON.readTree(text), out);
    }

    private static void write(JsonNode node, BsonBinaryWriter out) {
        if (node.isObject()) {
            out.writeStartDocument();
            node.properties().forEach(entry -> {
                out.writeName(entry.getKey());
                write(entry.getValue(), out);
            });
            out.writeEndDocument();
        } else if (node.isArray()) {
            out.writeStartArray();
            node.forEach(element -> write(element, out));
            out.writeEndArray();
        } else if (node.isString()) {
            out.writeString(node.stringValue());
        } else if (node.isBoolean()) {
            out.writeBoolean(node.booleanValue());
        } else if (node.isNull()) {
            out.writeNull();
        } else if (node.isIntegralNumber()) {
            whole(node.bigIntegerValue(), out);
        } else {
            fraction(node.decimalValue(), out);
        }
    }

    private static void whole(BigInteger value, BsonBinaryWriter out) {
        if (value.bitLength() < Integer.SIZE) {
            out.writeInt32(value.intValue());
        } else if (value.bitLength() < Long.SIZE) {
            out.writeInt64(value.longValue());
        } else {
            out.writeDecimal128(new Decimal128(new BigDecimal(value)));
        }
    }

    private static void fraction(BigDecimal value, BsonBinaryWriter out) {
        double nearest = value.doubleValue();
        boolean exact = Double.isFinite(nearest) && new BigDecimal(Double.toString(nearest)).compareTo(value) == 0;
        if (exact) {
            out.writeDouble(nearest);
        } else {
            out.writeDecimal128(new Decimal128(value));
        }
    }
}
