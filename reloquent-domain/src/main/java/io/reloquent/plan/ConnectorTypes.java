package io.reloquent.plan;

import io.reloquent.catalog.DataType;
import io.reloquent.mapping.BsonType;
import io.reloquent.mapping.ValueMapping;
import io.reloquent.mapping.Wire;
import io.reloquent.plan.PlainType.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which types of Spark, written by MongoDB's connector, become exactly the values that a plan asks for.
final class ConnectorTypes {

    /// Either a type, or why there is none.
    record Answer(@Nullable PlainType type, String because) {
        static Answer of(PlainType type) {
            return new Answer(type, "");
        }

        static Answer no(String because) {
            return new Answer(null, because);
        }
    }

    private static final Set<Wire> WHOLE = Set.of(Wire.INT2, Wire.INT4, Wire.INT8);
    private static final int DIGITS_OF_INT8 = 19;

    private ConnectorTypes() {}

    /// @param declared the type of the column where the value is one; null where nobody says
    static Answer of(ValueMapping mapping, @Nullable DataType declared, Output output) {
        BsonType type = mapping.type();
        boolean text = mapping.wire() == Wire.TEXT || mapping.wire() == Wire.JSON;
        return switch (type) {
            case UUID -> Answer.no("it has no UUID");
            case OBJECT_ID -> Answer.no("it has no ObjectId");
            case JSON -> Answer.no("it makes other documents of JSON");
            case DOCUMENT -> Answer.no("it has no composite values");
            case DECIMAL128 -> text ? parsed(type) : decimal(mapping, declared, output);
            case STRING -> string(mapping, declared);
            case INT32, INT64, DOUBLE, BOOLEAN, DATE, BINARY ->
                text ? parsed(type) : mapping.array() ? elements(mapping) : Answer.of(PlainType.of(kind(type)));
        };
    }

    /// The type of Spark that becomes this one.
    static Kind kind(BsonType type) {
        return switch (type) {
            case BOOLEAN -> Kind.BOOLEAN;
            case INT32 -> Kind.INT4;
            case INT64 -> Kind.INT8;
            case DOUBLE -> Kind.FLOAT8;
            case DECIMAL128 -> Kind.DECIMAL;
            case DATE -> Kind.MILLIS;
            case BINARY -> Kind.BYTES;
            case STRING, UUID, OBJECT_ID, JSON, DOCUMENT -> Kind.TEXT;
        };
    }

    private static Answer parsed(BsonType type) {
        return Answer.no("nothing but Reloquent reads this text as " + type.written());
    }

    /// The source casts elements; what could be rounded on the way it cannot check one by one.
    private static Answer elements(ValueMapping mapping) {
        boolean exact = switch (mapping.type()) {
            case INT32, INT64 -> WHOLE.contains(mapping.wire());
            case DOUBLE -> !WHOLE.contains(mapping.wire());
            case DATE -> false;
            default -> true;
        };
        return exact
                ? Answer.of(PlainType.of(kind(mapping.type())).inArray(true))
                : Answer.no("Spark cannot read such an array without changing it");
    }

    /// An array of `char(n)` would lose the spaces that fill its elements.
    private static Answer string(ValueMapping mapping, @Nullable DataType declared) {
        boolean filled =
                mapping.sent().isPlain() && (declared == null || declared.name().equals("char"));
        return mapping.array() && filled
                ? Answer.no("Spark cannot read such an array without changing it")
                : Answer.of(PlainType.of(Kind.TEXT).inArray(mapping.array()));
    }

    private static Answer decimal(ValueMapping mapping, @Nullable DataType declared, Output output) {
        if (WHOLE.contains(mapping.wire())) {
            return Answer.of(PlainType.decimal(DIGITS_OF_INT8, 0).inArray(mapping.array()));
        }
        PlainType type = output.value() instanceof OutputValue.Literal literal
                ? spelled(literal.text())
                : mapping.sent().isPlain() && declared != null ? declared(declared) : null;
        if (type == null) {
            return Answer.no("Spark gives all decimals of a column the same scale, and this one has no declared scale");
        }
        if (type.precision() > PlainType.MOST_DIGITS) {
            return Answer.no("it may have more than %d digits".formatted(PlainType.MOST_DIGITS));
        }
        String fallback = output.fallback();
        if (fallback != null && !fits(new BigDecimal(fallback), type)) {
            return Answer.no("Spark gives all decimals of a column the same scale, and what stands in for null has"
                    + " another one");
        }
        return Answer.of(type.inArray(mapping.array()));
    }

    /// A decimal's precision and scale as its column declares them; null where it does not, or is no decimal.
    static @Nullable PlainType declared(DataType type) {
        List<Integer> modifiers = type.modifiers();
        if (!type.name().equals("numeric") || modifiers.isEmpty()) {
            return null;
        }
        int scale = modifiers.size() > 1 ? modifiers.get(1) : 0;
        // With a negative scale the value has zeros before its point.
        return scale < 0 ? PlainType.decimal(modifiers.get(0) - scale, 0) : PlainType.decimal(modifiers.get(0), scale);
    }

    private static PlainType spelled(String number) {
        var value = new BigDecimal(number);
        BigDecimal plain = value.scale() < 0 ? value.setScale(0) : value;
        return PlainType.decimal(plain.precision(), plain.scale());
    }

    private static boolean fits(BigDecimal value, PlainType type) {
        PlainType own = spelled(value.toString());
        return own.scale() == type.scale() && own.precision() <= type.precision();
    }
}
