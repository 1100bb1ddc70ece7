package io.reloquent.design;

import io.reloquent.catalog.TableName;
import java.util.Locale;

/// Names for fields that hold embedded rows, as a person would choose them: `order_items` in `orders` is `items`.
final class FieldNames {

    private FieldNames() {}

    static String of(TableName embedded, TableName owner, boolean one) {
        String name = embedded.name();
        String rest = stripped(name, owner.name());
        if (rest.equals(name)) {
            rest = stripped(name, singular(owner.name()));
        }
        return one ? singular(rest) : rest;
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
