package io.reloquent.design;

import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.TableName;
import io.reloquent.design.Hint.Together;
import io.reloquent.design.RelationshipFinding.HintNotFollowed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Hints that a suggestion could not follow, and why.
final class UnmetHints {

    private final SelectedTables tables;
    private final Map<TableName, Place> places;

    private UnmetHints(SelectedTables tables, Map<TableName, Place> places) {
        this.tables = tables;
        this.places = places;
    }

    static List<Finding> of(Hints hints, SelectedTables tables, Map<TableName, Place> places) {
        var unmet = new UnmetHints(tables, places);
        return hints.together().stream()
                .filter(hint -> tables.names().containsAll(List.of(hint.one(), hint.other())))
                .flatMap(hint -> unmet.finding(hint).stream())
                .toList();
    }

    private Optional<Finding> finding(Together hint) {
        if (holds(hint.one(), hint.other()) || holds(hint.other(), hint.one())) {
            return Optional.empty();
        }
        String place = hint.one() + " and " + hint.other();
        return Optional.of(new HintNotFollowed(place, hint.one(), hint.other(), because(hint)));
    }

    private String because(Together hint) {
        List<ForeignKey> keys = Stream.of(hint.one(), hint.other())
                .flatMap(child -> tables.from(child).stream())
                .filter(key -> hint.isAbout(key.child(), key.parent()))
                .toList();
        if (keys.isEmpty()) {
            return "no foreign key joins them";
        }
        TableName child = keys.get(0).child();
        return "about " + child + " it is said that " + Place.of(places, child).because();
    }

    /// Whether the rows of one table are in the documents of another, however deep.
    private boolean holds(TableName outer, TableName inner) {
        Optional<TableName> at = Place.of(places, inner).owner();
        while (at.isPresent() && !at.get().equals(outer)) {
            at = Place.of(places, at.get()).owner();
        }
        return at.isPresent();
    }
}
