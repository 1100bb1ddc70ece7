package io.reloquent.core;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonSymbol;
import org.bson.BsonValue;
import org.bson.types.Decimal128;

/// Small changes to a document of [MutationTest], each of a kind that a careless reader would not see. A change says
/// whether it could be made.
final class Mutations {

    private Mutations() {}

    /// @param change changes a document, if it has what the change is about
    record Kind(String name, Predicate<BsonDocument> change) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Kind> all() {
        return List.of(
                value(
                        "int32 for int64",
                        "big",
                        v -> new BsonInt32((int) v.asInt64().getValue())),
                value("int64 for int32", "small", v -> new BsonInt64(v.asInt32().getValue())),
                value(
                        "a double for an int32",
                        "small",
                        v -> new BsonDouble(v.asInt32().getValue())),
                value("one more", "big", v -> new BsonInt64(v.asInt64().getValue() + 1)),
                value("1.000 for 1.00", "amount", v -> scaled(v, 3)),
                kind("1.5 for 1.50", d -> scale(d, "amount", 1)),
                kind(
                        "a double for a decimal",
                        d -> changed(
                                d,
                                "amount",
                                new BsonDouble(d.getDecimal128("amount").doubleValue()))),
                kind("-0.0", d -> d.getDouble("ratio").getValue() == 0 && changed(d, "ratio", new BsonDouble(-0.0))),
                kind(
                        "another NaN",
                        d -> d.getDouble("ratio").isNumber()
                                && Double.isNaN(d.getDouble("ratio").getValue())
                                && changed(d, "ratio", new BsonDouble(Double.longBitsToDouble(0x7FF8000000000001L)))),
                value(
                        "the next double",
                        "ratio",
                        v -> new BsonDouble(Math.nextUp(
                                Double.isNaN(v.asDouble().getValue())
                                        ? 7
                                        : v.asDouble().getValue()))),
                value(
                        "one millisecond",
                        "at",
                        v -> new BsonDateTime(v.asDateTime().getValue() + 1)),
                value(
                        "a number for a date",
                        "at",
                        v -> new BsonInt64(v.asDateTime().getValue())),
                value(
                        "a symbol for a string",
                        "name",
                        v -> new BsonSymbol(v.asString().getValue())),
                value(
                        "one character",
                        "name",
                        v -> new BsonString(v.asString().getValue().replaceAll(".$", "!"))),
                value("a space behind", "name", v -> new BsonString(v.asString().getValue() + " ")),
                value(
                        "decomposed characters",
                        "name",
                        v -> new BsonString(v.asString().getValue().replace("\u00E9", "e\u0301"))),
                value(
                        "a boolean turned",
                        "flag",
                        v -> BsonBoolean.valueOf(!v.asBoolean().getValue())),
                value(
                        "another subtype",
                        "code",
                        v -> new BsonBinary(v.asBinary().getData())),
                kind("missing for null", d -> d.isNull("note") && d.remove("note") != null),
                kind("null for missing", d -> !d.containsKey("opt") && d.put("opt", BsonNull.VALUE) == null),
                kind("empty text for null", d -> d.isNull("note") && changed(d, "note", new BsonString(""))),
                kind("an empty array for missing", d -> !d.containsKey("opt") && d.put("opt", new BsonArray()) == null),
                kind("missing for an empty array", d -> d.getArray("tags").isEmpty() && d.remove("tags") != null),
                kind(
                        "null for an empty array",
                        d -> d.getArray("items").isEmpty() && changed(d, "items", BsonNull.VALUE)),
                kind("a renamed field", d -> replaced(d, renamed(d, "name", "Name"))),
                kind("reordered fields", d -> replaced(d, reversed(d))),
                kind("a field more", d -> d.put("more", BsonNull.VALUE) == null),
                array("swapped elements", "tags", 2, a -> Collections.swap(a, 0, 1)),
                array("swapped documents", "items", 2, a -> Collections.swap(a, 0, 1)),
                array("an element twice", "items", 1, a -> a.add(a.get(0))),
                array("a missing element", "items", 1, a -> a.remove(a.size() - 1)),
                array("null for an element", "tags", 1, a -> a.set(1, BsonNull.VALUE)),
                array(
                        "a change in an element",
                        "items",
                        1,
                        a -> a.get(0).asDocument().put("label", new BsonString("other"))),
                array(
                        "an element with its fields reordered",
                        "items",
                        1,
                        a -> a.set(0, reversed(a.get(0).asDocument()))),
                array("an array in an array", "tags", 1, a -> a.set(0, new BsonArray(List.of(a.get(0))))));
    }

    private static Kind kind(String name, Predicate<BsonDocument> change) {
        return new Kind(name, change);
    }

    private static Kind value(String name, String field, UnaryOperator<BsonValue> change) {
        return new Kind(name, document -> changed(document, field, change.apply(get(document, field))));
    }

    private static Kind array(String name, String field, int least, Consumer<BsonArray> change) {
        return new Kind(name, document -> {
            BsonArray array = document.getArray(field);
            if (array.size() >= least) {
                change.accept(array);
            }
            return array.size() >= least;
        });
    }

    private static BsonValue get(BsonDocument document, String field) {
        return Objects.requireNonNull(document.get(field));
    }

    private static boolean changed(BsonDocument document, String field, BsonValue value) {
        document.put(field, value);
        return true;
    }

    private static boolean scale(BsonDocument document, String field, int scale) {
        BigDecimal value = document.getDecimal128(field).getValue().bigDecimalValue();
        boolean fits = value.stripTrailingZeros().scale() <= scale;
        if (fits) {
            document.put(field, scaled(get(document, field), scale));
        }
        return fits;
    }

    private static BsonValue scaled(BsonValue value, int scale) {
        return new BsonDecimal128(
                new Decimal128(value.asDecimal128().getValue().bigDecimalValue().setScale(scale)));
    }

    private static BsonDocument renamed(BsonDocument document, String from, String to) {
        var made = new BsonDocument();
        document.forEach((name, value) -> made.put(name.equals(from) ? to : name, value));
        return made;
    }

    /// The same fields backwards, but for the first.
    private static BsonDocument reversed(BsonDocument document) {
        List<String> names = new ArrayList<>(document.keySet());
        Collections.reverse(names.subList(1, names.size()));
        var made = new BsonDocument();
        names.forEach(name -> made.put(name, document.get(name)));
        return made;
    }

    private static boolean replaced(BsonDocument document, BsonDocument made) {
        document.clear();
        document.putAll(made);
        return true;
    }
}
