package io.reloquent.design;

import io.reloquent.catalog.TableName;
import io.reloquent.design.Hint.Apart;
import io.reloquent.design.Hint.Together;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What the user knows of the queries and the schema does not say.
public record Hints(List<Together> together, List<Apart> apart) {

    public static final Hints NONE = new Hints(List.of(), List.of());

    public Hints {
        together = List.copyOf(together);
        apart = List.copyOf(apart);
        for (Together hint : together) {
            if (apart.stream().anyMatch(a -> a.isAbout(hint.one(), hint.other()))) {
                throw new IllegalArgumentException(
                        hint.one() + " and " + hint.other() + " cannot be both together and apart");
            }
        }
    }

    /// Every table that a hint names.
    public Set<TableName> tables() {
        Set<TableName> tables = new TreeSet<>();
        together.forEach(hint -> tables.addAll(List.of(hint.one(), hint.other())));
        apart.forEach(hint -> tables.addAll(List.of(hint.one(), hint.other())));
        return tables;
    }

    Optional<Apart> apart(TableName a, TableName b) {
        return apart.stream().filter(hint -> hint.isAbout(a, b)).findFirst();
    }
}
