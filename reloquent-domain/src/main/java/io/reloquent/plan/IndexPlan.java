package io.reloquent.plan;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// An index to build after the load.
///
/// @param keys      field paths and directions, in order
/// @param onlyTypes for a unique index over fields that may be null: the fields and the BSON types they must have to
///     count, so that several nulls stay allowed as they are in SQL
public record IndexPlan(
        String collection, List<Key> keys, boolean unique, Map<String, String> onlyTypes, String because) {

    public IndexPlan {
        keys = List.copyOf(keys);
        onlyTypes = new TreeMap<>(onlyTypes);
    }

    /// One field of an index.
    public record Key(String path, boolean descending) {}

    /// The name the index gets: fields and directions, as MongoDB names it by default.
    public String name() {
        return keys.stream()
                .map(key -> key.path() + (key.descending() ? "_-1" : "_1"))
                .collect(Collectors.joining("_"));
    }
}
