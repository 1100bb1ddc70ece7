package io.reloquent.catalog;

import org.jspecify.annotations.Nullable;

/// A sequence of the source and the column it feeds, if any.
public record Sequence(
        String name,
        DataType type,
        long start,
        long increment,
        @Nullable TableName ownerTable,
        @Nullable String ownerColumn) {}
