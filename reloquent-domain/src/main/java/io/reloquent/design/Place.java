package io.reloquent.design;

import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.TableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was decided about one table of a suggestion.
///
/// @param via   the foreign key to its owner; empty where the table becomes a collection
/// @param about the foreign keys that decided
/// @param hint  the hint that decided, if one did
record Place(Optional<ForeignKey> via, String because, List<ForeignKey> about, Optional<Hint> hint) {

    Place {
        about = List.copyOf(about);
    }

    static Place in(ForeignKey via, String because) {
        return new Place(Optional.of(via), because, List.of(via), Optional.empty());
    }

    static Place hinted(ForeignKey via, Hint hint) {
        String because = "it is read together with " + via.parent();
        return new Place(Optional.of(via), because, List.of(via), Optional.of(hint));
    }

    static Place root(String because, List<ForeignKey> about) {
        return new Place(Optional.empty(), because, about, Optional.empty());
    }

    static Place apart(Hint.Apart hint, TableName other, List<ForeignKey> about) {
        return new Place(Optional.empty(), "it is kept apart from " + other, about, Optional.of(hint));
    }

    /// @throws IllegalArgumentException if nothing was decided about the table
    static Place of(Map<TableName, Place> places, TableName name) {
        Place place = places.get(name);
        if (place == null) {
            throw new IllegalArgumentException(name + " has no place");
        }
        return place;
    }

    Optional<TableName> owner() {
        return via.map(ForeignKey::parent);
    }

    boolean isWished() {
        return via.isPresent() && hint.isPresent();
    }
}
