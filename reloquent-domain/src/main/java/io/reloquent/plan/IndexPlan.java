package io.reloquent.plan;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// An index to build after the load.
///
/// @param keys       field paths and how each is indexed, in order
/// @param only       what a document must fulfil, all of it, to be in the index; empty takes every document
/// @param ignoreCase whether texts that differ in their case alone count as equal
/// @param language   of a text index: whose words are brought to their stems, `none` leaves them as they are; null for
///     every other index
public record IndexPlan(
        String collection,
        List<Key> keys,
        boolean unique,
        List<IndexCondition> only,
        boolean ignoreCase,
        @Nullable String language,
        String because) {

    private static final int LONGEST_NAME = 120;

    public IndexPlan {
        keys = List.copyOf(keys);
        only = List.copyOf(only);
    }

    /// An index of values as they are.
    public IndexPlan(String collection, List<Key> keys, boolean unique, List<IndexCondition> only, String because) {
        this(collection, keys, unique, only, false, null, because);
    }

    /// One field of an index.
    public record Key(String path, Kind kind) {

        public Key(String path, boolean descending) {
            this(path, descending ? Kind.DESCENDING : Kind.ASCENDING);
        }
    }

    /// How a field is indexed.
    public enum Kind {
        ASCENDING("1"),
        DESCENDING("-1"),
        /// By the words of a text.
        TEXT("text"),
        /// By the place of a GeoJSON value on the globe.
        SPHERE("2dsphere");

        private final String written;

        Kind(String written) {
            this.written = written;
        }

        /// As MongoDB writes it.
        public String written() {
            return written;
        }

        public boolean isOrdered() {
            return this == ASCENDING || this == DESCENDING;
        }
    }

    public boolean isText() {
        return language != null;
    }

    /// Whether it holds every document, by its values as they are.
    public boolean isPlain() {
        return only.isEmpty()
                && !ignoreCase
                && keys.stream().allMatch(key -> key.kind().isOrdered());
    }

    /// The name the index gets: fields and directions, as MongoDB names it by default, and what sets it apart from
    /// others of the same fields.
    public String name() {
        String fields = keys.stream()
                .map(key -> key.path() + "_" + key.kind().written())
                .collect(Collectors.joining("_"));
        String conditions = only.stream()
                .filter(condition -> !(condition instanceof IndexCondition.Present))
                .map(IndexCondition::written)
                .collect(Collectors.joining(" and "));
        String where = conditions.isEmpty() ? "" : " where " + conditions;
        return shortened(fields + (ignoreCase ? "_ignoring_case" : "") + where);
    }

    /// Names may be long, and are read by people.
    private static String shortened(String name) {
        if (name.length() <= LONGEST_NAME) {
            return name;
        }
        var sum = new CRC32();
        sum.update(name.getBytes(StandardCharsets.UTF_8));
        int end = Character.isHighSurrogate(name.charAt(LONGEST_NAME - 10)) ? LONGEST_NAME - 10 : LONGEST_NAME - 9;
        return name.substring(0, end) + "_%08x".formatted(sum.getValue());
    }
}
