package io.reloquent.mongo;

import java.util.Base64;
import java.util.stream.Collectors;
import org.bson.BsonBinary;
import org.bson.BsonBinarySubType;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/// Values as the MongoDB shell reads them, in JavaScript.
final class ShellLiteral {

    private static final char FIRST_PRINTED = ' ';
    private static final char LAST_PRINTED = '~';

    private ShellLiteral() {}

    static String of(BsonValue value) {
        return switch (value.getBsonType()) {
            case DOCUMENT -> document(value.asDocument());
            case ARRAY -> value.asArray().stream().map(ShellLiteral::of).collect(Collectors.joining(", ", "[", "]"));
            case STRING -> text(value.asString().getValue());
            case INT32 -> String.valueOf(value.asInt32().getValue());
            case INT64 -> "NumberLong(\"%d\")".formatted(value.asInt64().getValue());
            case DOUBLE -> "Double(%s)".formatted(value.asDouble().getValue());
            case DECIMAL128 ->
                "NumberDecimal(\"%s\")".formatted(value.asDecimal128().getValue());
            case BOOLEAN -> String.valueOf(value.asBoolean().getValue());
            case NULL -> "null";
            case DATE_TIME -> "new Date(%d)".formatted(value.asDateTime().getValue());
            case OBJECT_ID -> "ObjectId(\"%s\")".formatted(value.asObjectId().getValue());
            case BINARY -> binary(value.asBinary());
            case MIN_KEY -> "MinKey()";
            default -> throw new IllegalArgumentException("no command has a " + value.getBsonType());
        };
    }

    private static String document(BsonDocument document) {
        return document.entrySet().stream()
                .map(entry -> name(entry.getKey()) + ": " + of(entry.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /// In brackets JavaScript takes a name for nothing but a name: `__proto__` is one of a field as well.
    private static String name(String name) {
        return name.equals("__proto__") ? "[" + text(name) + "]" : text(name);
    }

    private static String binary(BsonBinary binary) {
        return binary.getType() == BsonBinarySubType.UUID_STANDARD.getValue()
                ? "UUID(\"%s\")".formatted(binary.asUuid())
                : "BinData(%d, \"%s\")"
                        .formatted(binary.getType(), Base64.getEncoder().encodeToString(binary.getData()));
    }

    private static String text(String text) {
        var literal = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char at = text.charAt(i);
            if (at == '"' || at == '\\') {
                literal.append('\\').append(at);
            } else if (at < FIRST_PRINTED || at > LAST_PRINTED) {
                literal.append("\\u%04x".formatted((int) at));
            } else {
                literal.append(at);
            }
        }
        return literal.append('"').toString();
    }
}
