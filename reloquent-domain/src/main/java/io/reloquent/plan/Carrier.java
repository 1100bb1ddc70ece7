package io.reloquent.plan;

import io.reloquent.mapping.ValueMapping;
import java.util.ArrayList;
import java.util.List;

/// In which form a value travels where rows are tables of somebody else's, such as Spark's, on their way to documents.
///
/// What such tables hold exactly travels as itself. Everything else travels as the bytes that the source sends for it
/// in its binary form, so that nobody on the way reads it, and nobody changes it.
public enum Carrier {
    BOOLEAN,
    INT2,
    INT4,
    INT8,
    FLOAT4,
    FLOAT8,
    TEXT,
    BYTES,
    /// The source's bytes for a number of any scale.
    NUMERIC,
    /// The source's bytes for a UUID.
    UUID,
    /// The source's bytes for a day.
    DATE,
    /// The source's bytes for a time without a zone.
    TIMESTAMP,
    /// The source's bytes for an instant.
    TIMESTAMPTZ,
    /// The source's bytes for an array.
    ARRAY,
    /// True where there is a value, whatever it is.
    PRESENCE;

    /// How each output of a nest's own read travels, in their order.
    public static List<Carrier> of(Nest nest) {
        List<Carrier> carriers = new ArrayList<>();
        nest.read().outputs().forEach(output -> carriers.add(PRESENCE));
        nest.read().key().forEach(part -> carriers.set(part.output(), of(part.kind())));
        values(nest.fields(), carriers);
        return carriers;
    }

    private static void values(List<Field> fields, List<Carrier> carriers) {
        for (Field field : fields) {
            switch (field) {
                case Field.Value value -> carriers.set(value.output(), of(value.mapping()));
                case Field.Group group -> values(group.fields(), carriers);
                case Field.Joined joined -> values(joined.fields(), carriers);
                case Field.Merged merged -> {}
                case Field.Children children -> {}
            }
        }
    }

    private static Carrier of(ValueMapping mapping) {
        if (mapping.array()) {
            return ARRAY;
        }
        return switch (mapping.wire()) {
            case BOOLEAN -> BOOLEAN;
            case INT2 -> INT2;
            case INT4 -> INT4;
            case INT8 -> INT8;
            case FLOAT4 -> FLOAT4;
            case FLOAT8 -> FLOAT8;
            case NUMERIC -> NUMERIC;
            case TEXT, JSON -> TEXT;
            case BYTES -> BYTES;
            case UUID -> UUID;
            case DATE -> DATE;
            case TIMESTAMP -> TIMESTAMP;
            case TIMESTAMPTZ -> TIMESTAMPTZ;
        };
    }

    private static Carrier of(KeyKind kind) {
        return switch (kind) {
            case INTEGER -> INT8;
            case DECIMAL -> NUMERIC;
            case TEXT -> TEXT;
            case UUID -> UUID;
            case DATE -> DATE;
            case TIMESTAMP -> TIMESTAMP;
            case TIMESTAMPTZ -> TIMESTAMPTZ;
            case BOOLEAN -> BOOLEAN;
            case BYTES -> BYTES;
        };
    }
}
