package io.reloquent.plan;

import io.reloquent.catalog.RowCount.Basis;
import io.reloquent.catalog.Table;
import io.reloquent.design.Evidence.ArraySize;
import io.reloquent.plan.Read.RowIdentity;

/// Decides who sorts the rows of a read.
///
/// What a source cannot sort in memory it sorts on its disk, which is the largest part of what a load asks of it; a
/// source that serves others at the same time is better spared that. Measured, sorting here asks a quarter of the
/// source's processor time and costs the whole load nothing.
final class Sortings {

    /// A source sorts so much in memory without effort.
    private static final long SMALL = 64L << 20;

    private Sortings() {}

    /// @param table     the table that is read
    /// @param byIndex   whether an index gives the order
    static Recommendation<Sorting> of(Table table, RowIdentity identity, boolean byIndex) {
        if (byIndex) {
            return new Recommendation<>(Sorting.BY_INDEX, "an index gives the order");
        }
        if (identity == RowIdentity.ORDERED_BY_CONTENT) {
            return new Recommendation<>(Sorting.IN_SOURCE, "only the source can order rows by their content");
        }
        if (table.rows().basis() == Basis.UNKNOWN) {
            return new Recommendation<>(Sorting.IN_SOURCE, "how many rows there are is not known");
        }
        double bytes = table.rows().rows() * ArraySize.rowBytes(table);
        return bytes <= SMALL
                ? new Recommendation<>(Sorting.IN_SOURCE, "they are few enough to be sorted in memory")
                : new Recommendation<>(
                        Sorting.HERE, "no index gives the order, and the source is spared a sort of all rows");
    }
}
