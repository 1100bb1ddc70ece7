package io.reloquent.mapping;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.DataType;
import io.reloquent.catalog.NamedType.CompositeType;
import io.reloquent.catalog.TableName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A type that the source uses, and what it becomes.
///
/// @param name     as in [TypeChoices]
/// @param columns  how many columns, and attributes of composite types, are of it or an array of it
/// @param possible what it can become, the default first
/// @param losses   what documents do not hold of it, as sentences without a full stop
public record UsedType(String name, int columns, BsonType chosen, List<BsonType> possible, List<String> losses) {

    private static final DataType UNKNOWN = new DataType("unknown");

    public UsedType {
        possible = List.copyOf(possible);
        losses = List.copyOf(losses);
    }

    /// Every type of a schema by name, with what was chosen for it or else its default. What was chosen for a type
    /// that is not used is there too, unless it is the default.
    public static List<UsedType> all(Catalog catalog, TypeChoices present) {
        var defaults = new TypeMapping(catalog, TypeChoices.NONE);
        Map<String, List<DataType>> uses = new TreeMap<>();
        types(catalog)
                .forEach(
                        type -> uses.computeIfAbsent(name(type.element(), present, defaults), name -> new ArrayList<>())
                                .add(type));
        present.byType().keySet().forEach(name -> uses.putIfAbsent(name, List.of()));
        List<UsedType> all = new ArrayList<>();
        uses.forEach((name, types) -> {
            List<BsonType> possible = defaults.possible(types.isEmpty() ? written(name) : element(name, types));
            BsonType chosen = present.byType().getOrDefault(name, possible.get(0));
            if (!types.isEmpty() || chosen != possible.get(0)) {
                all.add(new UsedType(name, types.size(), chosen, possible, losses(catalog, types, name, chosen)));
            }
        });
        return all;
    }

    /// What was chosen, with the default of every other type.
    public static TypeChoices choices(Catalog catalog, TypeChoices present) {
        Map<String, BsonType> choices = new TreeMap<>();
        all(catalog, present).forEach(type -> choices.put(type.name(), type.chosen()));
        return new TypeChoices(choices);
    }

    private static Stream<DataType> types(Catalog catalog) {
        Stream<DataType> columns = catalog.tables().stream()
                .flatMap(table -> table.columns().stream())
                .map(column -> column.type());
        Stream<DataType> attributes = catalog.types().stream()
                .filter(CompositeType.class::isInstance)
                .flatMap(type -> ((CompositeType) type).attributes().stream())
                .map(attribute -> attribute.type());
        return Stream.concat(columns, attributes);
    }

    /// A type goes by its bare name, unless the user speaks of it with its modifiers or they make it another type.
    private static String name(DataType element, TypeChoices present, TypeMapping defaults) {
        boolean isOfItsOwn = present.byType().containsKey(element.toString())
                || defaults.possible(element).get(0)
                        != defaults.possible(new DataType(element.name())).get(0);
        return isOfItsOwn ? element.toString() : element.name();
    }

    private static DataType element(String name, List<DataType> types) {
        DataType first = types.get(0).element();
        return first.name().equals(name) ? new DataType(name) : first;
    }

    /// What the user writes may be no type at all; it is then taken for one that only has a text.
    private static DataType written(String name) {
        try {
            DataType type = DataType.parse(name).element();
            return TableName.parts(type.name()).isEmpty() ? UNKNOWN : type;
        } catch (IllegalArgumentException e) {
            return UNKNOWN;
        }
    }

    private static List<String> losses(Catalog catalog, List<DataType> types, String name, BsonType chosen) {
        var mapping = new TypeMapping(catalog, new TypeChoices(Map.of(name, chosen)));
        Set<String> losses = new LinkedHashSet<>();
        types.stream()
                .distinct()
                .flatMap(type -> mapping.map(type, null).stream())
                .flatMap(mapped -> mapped.losses().stream())
                .forEach(loss -> losses.add(loss.sentence()));
        return List.copyOf(losses);
    }
}
