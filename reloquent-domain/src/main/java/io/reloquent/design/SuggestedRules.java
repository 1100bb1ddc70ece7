package io.reloquent.design;

import io.reloquent.catalog.Column;
import io.reloquent.catalog.Table;
import io.reloquent.mapping.BsonType;
import io.reloquent.mapping.TypeMapping;
import io.reloquent.mapping.ValueMapping;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rules by which the columns of one table become fields that MongoDB takes, each under a name of its own.
final class SuggestedRules {

    private final Table table;
    private final TypeMapping types;
    private final Naming naming;
    private final Map<String, FieldRule> rules = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();

    SuggestedRules(Table table, TypeMapping types, Naming naming) {
        this.table = table;
        this.types = types;
        this.naming = naming;
    }

    Map<String, FieldRule> rules() {
        return rules;
    }

    /// The names of the fields, to which those of other fields may be added.
    Set<String> names() {
        return names;
    }

    /// Names the columns and, at the root, gives those of the `_id` a type that tells them apart.
    ///
    /// @param taken columns that are in the document in another way and are no fields of their own
    void name(List<String> taken, boolean atRoot) {
        for (Column column : table.columns()) {
            names.add(field(column.name()));
        }
        Set<String> given = new HashSet<>();
        for (Column column : table.columns()) {
            String field = field(column.name());
            boolean isTaken = taken.contains(column.name());
            boolean isPart = isTaken && atRoot && taken.size() > 1;
            boolean bad = isPart
                    ? field.startsWith("$")
                    : !isTaken && (field.startsWith("$") || field.equals("_id") || !given.add(field));
            if (bad) {
                rename(column.name(), FieldNames.free(FieldNames.plain(field), names));
            }
        }
        if (atRoot) {
            taken.forEach(this::asText);
        }
    }

    /// What a column is called without a rule; a dot in it is written as a full-width full stop.
    private String field(String column) {
        return naming.field(column).replace('.', '\uff0e');
    }

    private void rename(String column, String field) {
        rules.put(column, rules.getOrDefault(column, FieldRule.NONE).renamed(field));
    }

    /// Key values that a document would not hold exactly, or not as an `_id`, are kept as their text.
    private void asText(String name) {
        if (!isFitForId(table, types, name, null)) {
            rules.put(name, rules.getOrDefault(name, FieldRule.NONE).as(BsonType.STRING));
        }
    }

    /// Whether the table's key can be an `_id`, if need be as text: MongoDB takes no array for one, and no two parts
    /// may have one name.
    boolean canBeId() {
        List<String> key = table.identity();
        return key.stream().map(this::field).distinct().count() == key.size()
                && key.stream()
                        .allMatch(column -> isFitForId(table, types, column, null)
                                || isFitForId(table, types, column, BsonType.STRING));
    }

    private static boolean isFitForId(Table table, TypeMapping types, String name, @Nullable BsonType asked) {
        Column column = table.column(name).orElseThrow();
        return types.map(column.type(), asked)
                .filter(SuggestedRules::isFitForId)
                .isPresent();
    }

    private static boolean isFitForId(ValueMapping mapping) {
        boolean nested = mapping.array() || mapping.type() == BsonType.JSON || mapping.type() == BsonType.DOCUMENT;
        return mapping.loss() == null && !nested;
    }
}
