package io.reloquent.local.workspace;

import io.reloquent.design.Naming;
import io.reloquent.design.Nulls;
import io.reloquent.mapping.BsonType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The choices of a mapping by their written names.
final class MappingWords {

    static final Map<String, BsonType> TYPES = byName(BsonType.values(), BsonType::written);
    static final String ONE_OF_THE_TYPES = oneOf(TYPES);

    private static final Map<String, Naming> NAMINGS = byName(Naming.values(), Naming::written);
    private static final Map<String, Nulls> NULLS = Words.all(Nulls.class);

    private MappingWords() {}

    static Optional<BsonType> type(YamlObject object) {
        return object.choice("type", TYPES, ONE_OF_THE_TYPES);
    }

    static Optional<Nulls> nulls(YamlObject object) {
        return object.choice("nulls", NULLS, oneOf(NULLS));
    }

    static Naming naming(YamlObject object) {
        return object.choice("naming", NAMINGS, oneOf(NAMINGS)).orElse(Naming.ORIGINAL);
    }

    private static <T> Map<String, T> byName(T[] choices, Function<T, String> written) {
        Map<String, T> names = new LinkedHashMap<>();
        for (T choice : choices) {
            names.put(written.apply(choice), choice);
        }
        return names;
    }

    private static String oneOf(Map<String, ?> choices) {
        return "one of " + String.join(", ", choices.keySet());
    }
}
