package io.reloquent.design;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.TableName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes the places of single tables fit together: what cannot stay where it was put becomes a collection.
///
/// An embedded table must not be pointed at from outside, unless it was wished for; owners must not form a circle,
/// nor a chain deeper than a person would read; tables that are to be apart must not meet in one document; and no
/// document may grow too large.
final class Settlement {

    /// Far from MongoDB's 100, so that there is room for what documents hold besides.
    static final int DEEPEST = 20;

    private final SelectedTables tables;
    private final Hints hints;
    private final Map<TableName, Place> places;
    private final Growth growth;

    /// @param places of all selected tables; they change
    Settlement(Catalog catalog, SelectedTables tables, Hints hints, Map<TableName, Place> places) {
        this.tables = tables;
        this.hints = hints;
        this.places = places;
        this.growth = new Growth(catalog, tables, places);
    }

    void settle() {
        do {
            untangle();
        } while (growth.shrink());
    }

    private void untangle() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (TableName name : tables.names()) {
                changed |= place(name).via().isPresent() && move(name);
            }
        }
    }

    /// Whether the table, or one it is embedded in, had to become a collection.
    private boolean move(TableName name) {
        Optional<ForeignKey> outside = place(name).isWished() ? Optional.empty() : outsider(name);
        if (outside.isPresent()) {
            ForeignKey key = outside.get();
            places.put(name, Place.root(key.child() + " points at it", List.of(key)));
            return true;
        }
        return straighten(name);
    }

    private Optional<ForeignKey> outsider(TableName name) {
        return tables.to(name).stream()
                .filter(fk -> !place(fk.child()).owner().equals(Optional.of(name)))
                .findFirst();
    }

    private boolean straighten(TableName name) {
        Set<TableName> above = new LinkedHashSet<>();
        Optional<TableName> at = place(name).owner();
        for (;
                at.isPresent() && !at.get().equals(name) && above.add(at.get());
                at = place(at.get()).owner()) {
            Optional<Hint.Apart> apart = hints.apart(name, at.get());
            if (apart.isPresent()) {
                places.put(name, Place.apart(apart.get(), at.get(), place(name).about()));
                return true;
            }
        }
        if (at.isPresent()) {
            return at.get().equals(name) && open(name, above);
        }
        return above.size() > DEEPEST && cut(name, List.copyOf(above));
    }

    /// Breaks a circle of owners here, unless only this one was wished for and another one can give way.
    private boolean open(TableName name, Set<TableName> others) {
        boolean another = others.stream().anyMatch(other -> !place(other).isWished());
        if (place(name).isWished() && another) {
            return false;
        }
        places.put(
                name, Place.root("its owners would form a circle", place(name).about()));
        return true;
    }

    /// Cuts a long chain into pieces, from the top.
    private boolean cut(TableName name, List<TableName> above) {
        List<TableName> chain = new ArrayList<>(List.of(name));
        chain.addAll(above);
        for (int depth = DEEPEST + 1; depth < chain.size(); depth += DEEPEST + 1) {
            TableName deep = chain.get(chain.size() - 1 - depth);
            places.put(
                    deep,
                    Place.root(
                            "documents would nest deeper than anyone reads",
                            place(deep).about()));
        }
        return true;
    }

    private Place place(TableName name) {
        return Place.of(places, name);
    }
}
