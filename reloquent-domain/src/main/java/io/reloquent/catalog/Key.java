package io.reloquent.catalog;

import java.util.List;

/// Columns that together identify a row: a primary key or a unique constraint, in order.
public record Key(String name, List<String> columns) {
    public Key {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("key " + name + " has no columns");
        }
    }
}
