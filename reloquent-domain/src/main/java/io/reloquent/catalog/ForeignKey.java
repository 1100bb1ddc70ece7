package io.reloquent.catalog;

import java.util.List;

/// Rows of `child` point at one row of `parent`, column by column and in order.
public record ForeignKey(
        String name,
        TableName child,
        List<String> from,
        TableName parent,
        List<String> to,
        OnDelete onDelete,
        boolean deferrable,
        boolean validated) {

    /// What the source does with child rows when their parent goes.
    public enum OnDelete {
        NO_ACTION,
        RESTRICT,
        CASCADE,
        SET_NULL,
        SET_DEFAULT
    }

    public ForeignKey {
        from = List.copyOf(from);
        to = List.copyOf(to);
        if (from.isEmpty() || from.size() != to.size()) {
            throw new IllegalArgumentException(name + " joins " + from + " to " + to);
        }
    }

    public ForeignKey(String name, TableName child, List<String> from, TableName parent, List<String> to) {
        this(name, child, from, parent, to, OnDelete.NO_ACTION, false, true);
    }

    public boolean isSelfReference() {
        return child.equals(parent);
    }
}
