package io.reloquent.mongo;

import io.reloquent.mapping.BsonType;
import io.reloquent.plan.IndexCondition;
import io.reloquent.plan.IndexCondition.Literal;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBinarySubType;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;

/// The conditions of an index in the server's terms.
final class IndexFilter {

    /// The first that JavaScript has as well, long before PostgreSQL's.
    private static final long FIRST_DATE = -8_640_000_000_000_000L;

    private IndexFilter() {}

    /// By field, or one after the other where that cannot say all.
    static BsonDocument of(List<IndexCondition> conditions) {
        var byField = new BsonDocument();
        for (IndexCondition condition : conditions) {
            BsonDocument known = byField.getDocument(condition.path(), new BsonDocument());
            BsonDocument more = test(condition);
            if (more.keySet().stream().anyMatch(known::containsKey)) {
                return inTurn(conditions);
            }
            known.putAll(more);
            byField.append(condition.path(), known);
        }
        return byField;
    }

    private static BsonDocument inTurn(List<IndexCondition> conditions) {
        List<BsonDocument> each = conditions.stream()
                .map(condition -> new BsonDocument(condition.path(), test(condition)))
                .toList();
        return new BsonDocument("$and", new BsonArray(each));
    }

    private static BsonDocument test(IndexCondition condition) {
        return switch (condition) {
            case IndexCondition.Absent absent -> new BsonDocument("$eq", BsonNull.VALUE);
            case IndexCondition.Present present -> new BsonDocument("$gte", least(present.type()));
            case IndexCondition.Compared compared ->
                new BsonDocument(compared.relation().operator(), value(compared.value()));
            case IndexCondition.OneOf oneOf ->
                new BsonDocument(
                        "$in",
                        new BsonArray(
                                oneOf.values().stream().map(IndexFilter::value).toList()));
        };
    }

    /// What every value of a type is at least. The server knows that a query for a value is about documents in such an
    /// index, which it does not of one that asks for the type.
    private static BsonValue least(BsonType type) {
        return switch (type) {
            case INT32, INT64, DOUBLE, DECIMAL128 -> new BsonDouble(Double.NEGATIVE_INFINITY);
            case STRING -> new BsonString("");
            case BOOLEAN -> BsonBoolean.FALSE;
            case DATE -> new BsonDateTime(FIRST_DATE);
            case BINARY, UUID -> new BsonBinary(BsonBinarySubType.BINARY, new byte[0]);
            case OBJECT_ID -> new BsonObjectId(new ObjectId(new byte[12]));
            case DOCUMENT, JSON -> new BsonDocument();
        };
    }

    private static BsonValue value(Literal literal) {
        String text = literal.text();
        return switch (literal.type()) {
            case INT32 -> new BsonInt32(Integer.parseInt(text));
            case INT64 -> new BsonInt64(Long.parseLong(text));
            case DOUBLE -> new BsonDouble(Double.parseDouble(text));
            case DECIMAL128 -> new BsonDecimal128(Decimal128.parse(text));
            case STRING, JSON, DOCUMENT -> new BsonString(text);
            case BOOLEAN -> BsonBoolean.valueOf(Boolean.parseBoolean(text));
            case DATE -> new BsonDateTime(Instant.parse(text).toEpochMilli());
            case UUID -> new BsonBinary(UUID.fromString(text));
            case BINARY -> new BsonBinary(bytes(text));
            case OBJECT_ID -> new BsonObjectId(new ObjectId(text));
        };
    }

    private static byte[] bytes(String text) {
        return HexFormat.of().parseHex(text);
    }
}
