package io.reloquent.plan;

import io.reloquent.catalog.RowCount;

/// Into how many key ranges a collection is cut.
final class Ranges {

    /// Below this many root rows a second range costs more than it gives.
    static final long WORTH_SPLITTING = 200_000;

    /// How many are read at once follows the load; each further range costs the source little where an index leads to
    /// its beginning.
    private static final int MOST = 4;

    private Ranges() {}

    static Recommendation<Integer> of(Nest root, RowCount rows) {
        if (rows.rows() < WORTH_SPLITTING) {
            return new Recommendation<>(1, "the table is small");
        }
        for (Read read : root.reads()) {
            if (read.sorting().value() != Sorting.BY_INDEX) {
                return new Recommendation<>(
                        1,
                        "no index gives the order of " + read.name()
                                + ", so every further range would read and sort again");
            }
        }
        return new Recommendation<>(MOST, "an index gives the order of every read");
    }
}
