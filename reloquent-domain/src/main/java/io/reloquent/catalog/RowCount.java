package io.reloquent.catalog;

/// How many rows a table has, and how that is known.
public record RowCount(long rows, Basis basis) {

    /// How a row count is known.
    public enum Basis {
        /// Every row was counted.
        COUNTED,
        /// The source's statistics say so.
        STATISTICS,
        /// Never analysed and too large to count in time: pages times the rows that fit on one.
        PAGES,
        /// Not known: a view, or the source would not say.
        UNKNOWN
    }

    public static RowCount unknown() {
        return new RowCount(0, Basis.UNKNOWN);
    }
}
