package io.reloquent.expression;

import io.reloquent.catalog.DataType;
import io.reloquent.expression.Expression.Cast;
import io.reloquent.expression.TypedExpression.Conversion;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Conversions that are asked for.
final class Casts {

    private static final int MOST_DIGITS = 1_000;

    /// What can be asked for, by every name that SQL has for it.
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("boolean", "boolean"),
            Map.entry("bool", "boolean"),
            Map.entry("smallint", "smallint"),
            Map.entry("int2", "smallint"),
            Map.entry("integer", "integer"),
            Map.entry("int", "integer"),
            Map.entry("int4", "integer"),
            Map.entry("bigint", "bigint"),
            Map.entry("int8", "bigint"),
            Map.entry("numeric", "numeric"),
            Map.entry("decimal", "numeric"),
            Map.entry("double precision", "double precision"),
            Map.entry("float8", "double precision"),
            Map.entry("text", "text"),
            Map.entry("varchar", "text"),
            Map.entry("character varying", "text"),
            Map.entry("uuid", "uuid"),
            Map.entry("date", "date"),
            Map.entry("timestamp", "timestamp"),
            Map.entry("timestamp without time zone", "timestamp"),
            Map.entry("timestamptz", "timestamptz"),
            Map.entry("timestamp with time zone", "timestamptz"));

    private static final Map<String, ExpressionType> TYPES = Map.of(
            "boolean", ExpressionType.BOOLEAN,
            "smallint", ExpressionType.INTEGER,
            "integer", ExpressionType.INTEGER,
            "bigint", ExpressionType.INTEGER,
            "numeric", ExpressionType.DECIMAL,
            "text", ExpressionType.TEXT,
            "uuid", ExpressionType.UUID,
            "date", ExpressionType.DATE,
            "timestamp", ExpressionType.TIMESTAMP,
            "timestamptz", ExpressionType.TIMESTAMPTZ);

    private final Doubts doubts;

    Casts(Doubts doubts) {
        this.doubts = doubts;
    }

    /// Whether a number written out is whole and of at most 64 bits.
    static boolean isWhole(String number) {
        return number.chars().allMatch(Character::isDigit) && new BigInteger(number).bitLength() < Long.SIZE;
    }

    TypedExpression cast(Cast cast, Operand operand) {
        DataType target = target(cast);
        ExpressionType type = TYPES.getOrDefault(target.name(), ExpressionType.DOUBLE);
        if (!Conversions.exists(operand.type(), type) && !operand.isUntyped()) {
            throw new Mismatch(
                    operand.offset(),
                    "%s is never %s.".formatted(capital(operand.type().spoken()), type.spoken()),
                    type == ExpressionType.BOOLEAN ? "Compare it: x <> 0." : "Convert it to another type.");
        }
        doubts.conversion(operand, type);
        boolean asIs = operand.type() == type
                && target.name().equals(type.sql())
                && target.modifiers().isEmpty();
        return asIs ? operand.typed() : Folding.fold(new Conversion(operand.typed(), target, type), cast.offset());
    }

    private static DataType target(Cast cast) {
        DataType asked = cast.target();
        String name = asked.isArray() ? null : NAMES.get(asked.name().toLowerCase(Locale.ROOT));
        if (name == null) {
            throw new Mismatch(
                    cast.offset(),
                    "CAST does not know the type %s.".formatted(asked),
                    "Use boolean, smallint, integer, bigint, numeric, double precision, text, uuid, date, timestamp"
                            + " or timestamptz.");
        }
        if (!asked.modifiers().isEmpty() && !(name.equals("numeric") && isPrecision(asked.modifiers()))) {
            throw new Mismatch(
                    cast.offset(),
                    "%s is too much to ask of a CAST.".formatted(asked),
                    "Only numeric takes numbers: digits up to 1000, and how many of them are after the point."
                            + " For the beginning of a text there is SUBSTRING.");
        }
        return new DataType(name, asked.modifiers(), 0);
    }

    private static boolean isPrecision(List<Integer> modifiers) {
        int precision = modifiers.get(0);
        int scale = modifiers.size() > 1 ? modifiers.get(1) : 0;
        return modifiers.size() <= 2 && precision >= 1 && precision <= MOST_DIGITS && scale >= 0 && scale <= precision;
    }

    private static String capital(String sentence) {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
