package io.reloquent.catalog;

import java.util.List;

/// Columns that together identify a row: a primary key or a unique constraint, in order.
public record Key(String name, List<String> columns) {

    /// The name of a key that the source does not declare: only the user says that it holds.
    public static final String ON_TRUST = "(declared by the design)";

    public Key {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("key " + name + " has no columns");
        }
    }
}
