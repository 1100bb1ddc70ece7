package io.reloquent.shell.command;

import io.reloquent.fault.YoursToFix;
import io.reloquent.mapping.BsonType;
import io.reloquent.session.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What `config type-mapping` is told to change.
///
/// @param columns nothing gives a column back to its type
record TypeChanges(boolean reset, Map<String, BsonType> types, Map<String, Optional<BsonType>> columns) {

    /// @throws YoursToFix if an option does not say what it should
    static TypeChanges of(Invocation invocation) {
        Map<String, BsonType> types = new LinkedHashMap<>();
        invocation.values("type").forEach(text -> types.put(name("type", text), type(value(text))));
        Map<String, Optional<BsonType>> columns = new LinkedHashMap<>();
        invocation.values("column").forEach(text -> {
            String value = value(text);
            columns.put(name("column", text), value.isEmpty() ? Optional.empty() : Optional.of(type(value)));
        });
        return new TypeChanges(invocation.has("reset"), types, columns);
    }

    boolean isEmpty() {
        return !reset && types.isEmpty() && columns.isEmpty();
    }

    /// All of it, or nothing where some of it cannot be.
    ///
    /// @throws YoursToFix naming what cannot be
    void apply(Session session) {
        session.types().considering(types);
        session.columnTypes().considering(columns);
        // First what a design may still refuse.
        if (!columns.isEmpty()) {
            session.columnTypes().choose(columns);
        }
        if (reset) {
            session.types().reset();
        }
        if (!types.isEmpty()) {
            session.types().choose(types);
        }
    }

    /// @throws YoursToFix if there is none of that name
    static BsonType type(String text) {
        List<String> names = Stream.of(BsonType.values()).map(BsonType::written).toList();
        return BsonType.parse(text).orElseThrow(() -> Invocation.noSuch("type", text, names));
    }

    /// What stands before the last `=`, for a name may hold one.
    private static String name(String option, String text) {
        int equals = text.lastIndexOf('=');
        if (equals < 1) {
            throw YoursToFix.usage(
                    "--%s is '%s', which does not say what becomes what.".formatted(option, text),
                    option.equals("type")
                            ? "Write it as --type numeric=string."
                            : "Write it as --column shop.orders.total=double.");
        }
        return text.substring(0, equals).strip();
    }

    private static String value(String text) {
        return text.substring(text.lastIndexOf('=') + 1).strip();
    }
}
