package io.reloquent.local.workspace;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Choices as they stand in files: `MATERIALIZED_VIEW` is `materialized view`.
final class Words {

    private Words() {}

    static String of(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static <E extends Enum<E>> Map<String, E> all(Class<E> type) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E choice : type.getEnumConstants()) {
            words.put(of(choice), choice);
        }
        return words;
    }
}
