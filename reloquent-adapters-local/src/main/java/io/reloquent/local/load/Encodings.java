package io.reloquent.local.load;

import io.reloquent.kernel.Encoding;
import io.reloquent.mapping.BsonType;
import io.reloquent.mapping.Wire;

/// How the kernel turns what a source sends into what a document holds.
final class Encodings {

    private Encodings() {}

    /// @throws IllegalStateException for a pair that no type mapping makes
    static Encoding of(Wire sent, BsonType type) {
        return switch (sent) {
            case BOOLEAN -> Encoding.BOOLEAN;
            case INT2 -> Encoding.INT2;
            case INT4 -> Encoding.INT4;
            case INT8 -> whole(type);
            case FLOAT4 -> Encoding.FLOAT4;
            case FLOAT8 -> floating(type);
            case NUMERIC -> decimal(type);
            case TEXT -> text(type);
            case BYTES -> Encoding.BYTES;
            case UUID -> Encoding.UUID;
            case DATE -> Encoding.DATE;
            case TIMESTAMP, TIMESTAMPTZ -> instant(type);
            case JSON -> Encoding.JSON;
        };
    }

    private static Encoding whole(BsonType type) {
        return switch (type) {
            case INT64 -> Encoding.INT8;
            case INT32 -> Encoding.INT8_TO_INT32;
            case DOUBLE -> Encoding.INT8_TO_DOUBLE;
            case DECIMAL128 -> Encoding.INT8_TO_DECIMAL128;
            default -> throw impossible(Wire.INT8, type);
        };
    }

    private static Encoding floating(BsonType type) {
        return switch (type) {
            case DOUBLE -> Encoding.FLOAT8;
            case INT32 -> Encoding.FLOAT8_TO_INT32;
            case INT64 -> Encoding.FLOAT8_TO_INT64;
            default -> throw impossible(Wire.FLOAT8, type);
        };
    }

    private static Encoding decimal(BsonType type) {
        return switch (type) {
            case DECIMAL128 -> Encoding.NUMERIC;
            case DOUBLE -> Encoding.NUMERIC_TO_DOUBLE;
            case INT32 -> Encoding.NUMERIC_TO_INT32;
            case INT64 -> Encoding.NUMERIC_TO_INT64;
            default -> throw impossible(Wire.NUMERIC, type);
        };
    }

    private static Encoding text(BsonType type) {
        return switch (type) {
            case STRING -> Encoding.TEXT;
            case INT32 -> Encoding.TEXT_TO_INT32;
            case INT64 -> Encoding.TEXT_TO_INT64;
            case DOUBLE -> Encoding.TEXT_TO_DOUBLE;
            case DECIMAL128 -> Encoding.TEXT_TO_DECIMAL128;
            case BOOLEAN -> Encoding.TEXT_TO_BOOLEAN;
            case DATE -> Encoding.TEXT_TO_DATE;
            case UUID -> Encoding.TEXT_TO_UUID;
            case OBJECT_ID -> Encoding.TEXT_TO_OBJECT_ID;
            case JSON, BINARY, DOCUMENT -> throw impossible(Wire.TEXT, type);
        };
    }

    private static Encoding instant(BsonType type) {
        return type == BsonType.INT64 ? Encoding.TIMESTAMP_TO_INT64 : Encoding.TIMESTAMP;
    }

    private static IllegalStateException impossible(Wire sent, BsonType type) {
        return new IllegalStateException("nothing turns " + sent + " into " + type);
    }
}
