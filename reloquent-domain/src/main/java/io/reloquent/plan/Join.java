package io.reloquent.plan;

import io.reloquent.catalog.TableName;
import java.util.List;

/// A table joined to a read.
///
/// @param optional whether rows without a partner are kept
/// @param on       what must be equal, left side among the tables before this one
public record Join(TableName table, boolean optional, List<On> on) {
    public Join {
        on = List.copyOf(on);
    }

    /// `left = column`, the column being one of the joined table.
    public record On(ColumnAt left, String column) {}
}
