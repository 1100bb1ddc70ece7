package io.reloquent.mongo;

import io.reloquent.mongo.BsonFields.Field;
import io.reloquent.verification.Discrepancy.FieldDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonValue;

/// The first places where two documents differ.
final class Differences {

    static final String ABSENT = "(absent)";

    private static final int MOST = 20;
    private static final int LONGEST_VALUE = 1000;

    private final List<FieldDifference> differences = new ArrayList<>();

    List<FieldDifference> list() {
        return List.copyOf(differences);
    }

    /// @param path of the documents, with a dot at its end unless it is empty
    void inDocuments(String path, List<Field> expected, List<Field> found) {
        var surplus = new ArrayList<>(found);
        var common = new ArrayList<Field>();
        for (Field field : expected) {
            Optional<Field> other = withName(field.name(), surplus);
            other.ifPresent(surplus::remove);
            other.ifPresent(common::add);
            other.ifPresentOrElse(
                    there -> inValues(path + field.name(), field.value(), there.value()),
                    () -> add(path + field.name(), shown(field.value()), ABSENT));
        }
        surplus.forEach(field -> add(path + field.name(), ABSENT, shown(field.value())));
        var ordered = new ArrayList<>(found);
        surplus.forEach(ordered::remove);
        inOrder(path, names(common), names(ordered));
    }

    private void inValues(String path, BsonValue expected, BsonValue found) {
        if (expected.isDocument() && found.isDocument()) {
            inDocuments(path + ".", BsonFields.of(expected.asDocument()), BsonFields.of(found.asDocument()));
        } else if (expected.isArray() && found.isArray()) {
            inArrays(path, expected.asArray(), found.asArray());
        } else if (!expected.equals(found)) {
            add(path, shown(expected), shown(found));
        }
    }

    private void inArrays(String path, BsonArray expected, BsonArray found) {
        int both = Math.min(expected.size(), found.size());
        for (int position = 0; position < both; position++) {
            inValues(path + "." + position, expected.get(position), found.get(position));
        }
        for (int position = both; position < expected.size(); position++) {
            add(path + "." + position, shown(expected.get(position)), ABSENT);
        }
        for (int position = both; position < found.size(); position++) {
            add(path + "." + position, ABSENT, shown(found.get(position)));
        }
    }

    private void inOrder(String path, List<String> expected, List<String> found) {
        if (!expected.equals(found)) {
            add(path + "(order of fields)", String.join(", ", expected), String.join(", ", found));
        }
    }

    private void add(String path, String expected, String found) {
        if (differences.size() < MOST) {
            differences.add(new FieldDifference(path, expected, found));
        }
    }

    private static Optional<Field> withName(String name, List<Field> fields) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    private static List<String> names(List<Field> fields) {
        return fields.stream().map(Field::name).toList();
    }

    private static String shown(BsonValue value) {
        String json = ExtendedJson.of(value);
        return json.length() <= LONGEST_VALUE
                ? json
                : json.substring(0, LONGEST_VALUE) + "... (%,d characters)".formatted(json.length());
    }
}
