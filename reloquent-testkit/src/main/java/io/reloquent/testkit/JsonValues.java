package io.reloquent.testkit;

import java.math.BigDecimal;
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
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON as BSON: every number in the smallest form that holds all of it.
final class JsonValues {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private JsonValues() {}

    static BsonValue of(String text) {
        return of(JSON.readTree(text));
    }

    private static BsonValue of(JsonNode node) {
        if (node.isObject()) {
            var document = new BsonDocument();
            node.properties().forEach(entry -> document.append(entry.getKey(), of(entry.getValue())));
            return document;
        }
        if (node.isArray()) {
            var array = new BsonArray();
            node.forEach(element -> array.add(of(element)));
            return array;
        }
        if (node.isString()) {
            return new BsonString(node.stringValue());
        }
        if (node.isBoolean()) {
            return new BsonBoolean(node.booleanValue());
        }
        return node.isNull() ? BsonNull.VALUE : number(node.decimalValue(), node.isIntegralNumber());
    }

    private static BsonValue number(BigDecimal value, boolean whole) {
        if (whole) {
            boolean isLong = value.toBigInteger().bitLength() < 64;
            boolean isInt = value.toBigInteger().bitLength() < 32;
            if (isInt) {
                return new BsonInt32(value.intValue());
            }
            return isLong ? new BsonInt64(value.longValue()) : new BsonDecimal128(new Decimal128(value));
        }
        double nearest = value.doubleValue();
        boolean exact = Double.isFinite(nearest) && new BigDecimal(Double.toString(nearest)).compareTo(value) == 0;
        return exact ? new BsonDouble(nearest) : new BsonDecimal128(new Decimal128(value));
    }
}
