package io.reloquent.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An index of the source.
///
/// @param method     the access method (`btree`, `gin`, …)
/// @param condition  the predicate of a partial index, as SQL
/// @param constraint whether it stands behind a primary key or a unique constraint
public record Index(
        String name,
        String method,
        List<Part> parts,
        boolean unique,
        boolean constraint,
        @Nullable String condition) {

    public Index {
        parts = List.copyOf(parts);
    }

    /// One part of an index: a column, or an expression as SQL, one of the two.
    public record Part(@Nullable String column, @Nullable String expression, boolean descending) {
        public Part {
            if ((column == null) == (expression == null)) {
                throw new IllegalArgumentException("an index part is a column or an expression");
            }
        }
    }

    /// Whether the index, read forwards or backwards, gives rows ordered by these leading columns.
    public boolean leadsWith(List<String> columns) {
        if (!method.equals("btree") || condition != null || parts.size() < columns.size()) {
            return false;
        }
        for (int i = 0; i < columns.size(); i++) {
            boolean turns = parts.get(i).descending() != parts.get(0).descending();
            if (turns || !columns.get(i).equals(parts.get(i).column())) {
                return false;
            }
        }
        return true;
    }
}
