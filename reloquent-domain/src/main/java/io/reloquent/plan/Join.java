package io.reloquent.plan;

import io.reloquent.catalog.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table joined to a read.
///
/// @param optional  whether rows without a partner are kept
/// @param on        what must be equal, left side among the tables before this one
/// @param condition what a partner must fulfil besides, over its own columns; null takes any
public record Join(
        TableName table,
        boolean optional,
        List<On> on,
        @Nullable Condition condition) {
    public Join {
        on = List.copyOf(on);
    }

    /// `left = column`, the column being one of the joined table.
    public record On(OutputValue.ColumnAt left, String column) {}
}
