package io.reloquent.plan;

import io.reloquent.catalog.RowCount;

/// How many key ranges of a collection are read at once.
final class Ranges {

    /// Below this many root rows a second range costs more than it gives.
    private static final long WORTH_SPLITTING = 200_000;

    /// One mongod takes what two readers give; more of them wait.
    private static final int MOST = 2;

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
