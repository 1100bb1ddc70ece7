package io.reloquent.local.workspace;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.DataType;
import io.reloquent.catalog.NamedType;
import io.reloquent.fault.Fault;
import io.reloquent.fault.Nearest;
import io.reloquent.mapping.TypeChoices;
import io.reloquent.mapping.TypeMapping;
import io.reloquent.mapping.UsedType;
import io.reloquent.port.workspace.Stored;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// The names by which types can be spoken of. One that is like none of them stays: the source may have had it, or be
/// about to have it.
final class TypeNames {

    private final Set<String> known;

    /// @param spoken the names that a file has; the catalog is read only if there are others than the well-known
    TypeNames(Collection<String> spoken, Stored<Catalog> catalog) {
        known = new HashSet<>(TypeMapping.names());
        if (!known.containsAll(spoken)) {
            load(catalog).ifPresent(this::learn);
        }
    }

    /// A schema that cannot be read is no reason to refuse a type: reading it anew mends that.
    static Optional<Catalog> load(Stored<Catalog> catalog) {
        try {
            return catalog.load();
        } catch (Fault unreadable) {
            return Optional.empty();
        }
    }

    private void learn(Catalog catalog) {
        UsedType.all(catalog, TypeChoices.NONE).forEach(type -> {
            known.add(type.name());
            parsed(type.name()).map(DataType::name).ifPresent(known::add);
        });
        catalog.types().stream().map(NamedType::name).forEach(known::add);
    }

    /// What to write in the place of a name that is misspelt.
    Optional<String> remedy(String name) {
        Optional<DataType> type = parsed(name);
        if (known.contains(name) || type.isEmpty() || known.contains(type.get().toString())) {
            return Optional.empty();
        }
        if (type.get().isArray()) {
            return Optional.of("write '" + type.get().element() + "': an array follows its elements");
        }
        return known.contains(type.get().name())
                ? Optional.empty()
                : Nearest.of(type.get().name(), known).map(near -> "did you mean '" + near + "'?");
    }

    private static Optional<DataType> parsed(String name) {
        try {
            return Optional.of(DataType.parse(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
