package io.reloquent.plan;

import io.reloquent.catalog.RowCount.Basis;
import io.reloquent.catalog.Table;
import io.reloquent.design.Evidence.ArraySize;
import io.reloquent.plan.Read.RowIdentity;
import org.jspecify.annotations.Nullable;

/// Decides who sorts the rows of a read.
///
/// What a source cannot sort in memory it sorts on its disk, which is the largest part of what a load asks of it; a
/// source that serves others at the same time is better spared that. Measured, what is sorted here asks two thirds of
/// the source's processor time, and nothing of its disk.
final class Sortings {

    /// A source sorts so much in memory without effort.
    private static final long SMALL = 64L << 20;

    /// Where the rows on disk follow the order of an index less than this, whoever follows the index reads most pages
    /// many times; PostgreSQL itself rather sorts then.
    private static final double FOLLOWS = 0.5;

    private Sortings() {}

    /// @param table   the table that is read
    /// @param isRoot  whether nothing but its own key orders the rows
    /// @param indexed the first column of the order where an index gives it
    static Recommendation<Sorting> of(Table table, RowIdentity identity, boolean isRoot, @Nullable String indexed) {
        boolean scattered = indexed != null
                && Math.abs(table.layout().correlation(indexed).orElse(1)) < FOLLOWS
                && bytes(table) > SMALL;
        if (indexed != null && !(scattered && identity != RowIdentity.ORDERED_BY_CONTENT)) {
            return new Recommendation<>(Sorting.BY_INDEX, "an index gives the order");
        }
        if (identity == RowIdentity.ORDERED_BY_CONTENT) {
            return new Recommendation<>(Sorting.IN_SOURCE, "only the source can order rows by their content");
        }
        if (identity == RowIdentity.HASHED && isRoot) {
            return new Recommendation<>(Sorting.IN_SOURCE, "the source sorts them anyway to number equal rows");
        }
        if (table.rows().basis() == Basis.UNKNOWN) {
            return new Recommendation<>(Sorting.IN_SOURCE, "how many rows there are is not known");
        }
        if (bytes(table) <= SMALL) {
            return new Recommendation<>(Sorting.IN_SOURCE, "they are few enough to be sorted in memory");
        }
        return new Recommendation<>(
                Sorting.HERE,
                indexed == null
                        ? "no index gives the order, and the source is spared a sort of all rows"
                        : "the rows lie in another order than that of the index, and the source is spared a sort");
    }

    private static double bytes(Table table) {
        return table.rows().rows() * ArraySize.rowBytes(table);
    }
}
