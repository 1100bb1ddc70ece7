package io.reloquent.design;

import io.reloquent.catalog.TableName;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Names for fields that hold embedded rows, as a person would choose them: `order_items` in `orders` is `items`.
final class FieldNames {

    private FieldNames() {}

    /// @param ownerField the field or collection that holds the owner's rows
    static String of(TableName embedded, TableName owner, String ownerField, boolean one) {
        String name = embedded.name().replace('$', '_').replace('.', '_');
        String rest = Stream.of(owner.name(), singular(owner.name()), ownerField, singular(ownerField))
                .map(prefix -> stripped(name, prefix))
                .filter(stripped -> !stripped.equals(name))
                .findFirst()
                .orElse(name);
        return one ? singular(rest) : rest;
    }

    /// A name that MongoDB takes for a collection.
    static String collection(String table) {
        String name = table.replace('$', '_');
        return name.startsWith("system.") || name.startsWith(".") ? "_" + name : name;
    }

    /// A name that MongoDB takes for a field and that is no path.
    static String plain(String name) {
        String field = name.replace('.', '_').replaceFirst("^\\$+", "");
        if (field.isEmpty()) {
            return "dollar";
        }
        return field.equals("_id") ? "id" : field;
    }

    /// The name, or else the first of `name_2`, `name_3`, … that is free; it is taken from then on.
    static String free(String wished, Set<String> names) {
        String name = wished;
        for (int i = 2; !names.add(name); i++) {
            name = wished + "_" + i;
        }
        return name;
    }

    private static String stripped(String name, String prefix) {
        String lower = name.toLowerCase(Locale.ROOT);
        String head = prefix.toLowerCase(Locale.ROOT) + "_";
        return lower.startsWith(head) && lower.length() > head.length() ? name.substring(head.length()) : name;
    }

    static String singular(String plural) {
        if (plural.endsWith("ies") && plural.length() > 4) {
            return plural.substring(0, plural.length() - 3) + "y";
        }
        boolean drop = plural.endsWith("s") && !plural.endsWith("ss") && !plural.endsWith("us") && plural.length() > 2;
        return drop ? plural.substring(0, plural.length() - 1) : plural;
    }
}
