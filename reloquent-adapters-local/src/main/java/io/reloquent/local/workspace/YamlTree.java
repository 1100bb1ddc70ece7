package io.reloquent.local.workspace;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A mapping to be written: values are texts, numbers, booleans, lists and further trees, in the order they are put.
final class YamlTree {

    private final Map<String, Object> entries = new LinkedHashMap<>();
    private String comment = "";

    /// A list that is written one item a line, however short.
    record Lines(List<?> items) {
        Lines {
            items = List.copyOf(items);
        }
    }

    /// A value with a comment above it.
    record Noted(Object value, String comment) {}

    /// A text that stands without quotes whatever it looks like, for numbers and booleans kept as they were written.
    record Plain(String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    /// Puts a value; nothing and an empty list are left out.
    YamlTree put(String key, @Nullable Object value) {
        if (value == null
                || (value instanceof Collection<?> list && list.isEmpty())
                || (value instanceof Lines lines && lines.items().isEmpty())
                || (value instanceof YamlTree tree && tree.entries.isEmpty())) {
            return this;
        }
        return always(key, value);
    }

    YamlTree always(String key, Object value) {
        entries.put(key, value);
        return this;
    }

    /// Puts `true`; false is left out.
    YamlTree flag(String key, boolean value) {
        return value ? always(key, true) : this;
    }

    /// Puts a number; 0 is left out.
    YamlTree number(String key, long value) {
        return value == 0 ? this : always(key, value);
    }

    /// A comment above it.
    YamlTree comment(String text) {
        comment = text;
        return this;
    }

    String comment() {
        return comment;
    }

    Map<String, Object> entries() {
        return Collections.unmodifiableMap(entries);
    }
}
