package io.reloquent.sizing;

import java.util.List;
import java.util.stream.Collectors;

/// The fields that decide on which shard a document is.
public record ShardKey(List<Part> parts) {

    /// By a hash of `_id`: spreads documents evenly, whatever they hold.
    public static final ShardKey HASHED_ID = new ShardKey(List.of(new Part("_id", true, "")));

    public ShardKey {
        parts = List.copyOf(parts);
        if (parts.isEmpty() || parts.stream().filter(Part::hashed).count() > 1) {
            throw new IllegalArgumentException("a shard key has fields, one of them hashed at most, not " + parts);
        }
    }

    /// One field.
    ///
    /// @param path   where it is in a document, with dots
    /// @param hashed whether by its hash, or by its value
    /// @param type   the BSON type of its values, by MongoDB's alias such as `int`; empty where nobody needs it
    public record Part(String path, boolean hashed, String type) {}

    /// The fields and how each counts, without their types.
    public List<Part> fields() {
        return parts.stream()
                .map(part -> new Part(part.path(), part.hashed(), ""))
                .toList();
    }

    /// As people read it: `customer, hash of _id`.
    public String text() {
        return parts.stream()
                .map(part -> (part.hashed() ? "hash of " : "") + part.path())
                .collect(Collectors.joining(", "));
    }

    public boolean isHashed() {
        return parts.stream().anyMatch(Part::hashed);
    }
}
