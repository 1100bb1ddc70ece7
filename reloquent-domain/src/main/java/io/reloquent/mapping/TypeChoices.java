package io.reloquent.mapping;

import io.reloquent.catalog.DataType;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What the user wants the source's types to become, where that is not the default: `type-mapping.yaml`.
///
/// @param byType types as the source writes them, with modifiers (`numeric(10,2)`) or without (`numeric`), never as
///     arrays: an array's elements follow their own type
public record TypeChoices(Map<String, BsonType> byType) {

    public static final TypeChoices NONE = new TypeChoices(Map.of());

    public TypeChoices {
        byType = new TreeMap<>(byType);
    }

    /// The choice for a type as it was declared; what is said of it with its modifiers comes first.
    public Optional<BsonType> of(DataType declared) {
        DataType element = declared.element();
        return Stream.of(element.toString(), element.name())
                .filter(byType::containsKey)
                .map(byType::get)
                .findFirst();
    }
}
