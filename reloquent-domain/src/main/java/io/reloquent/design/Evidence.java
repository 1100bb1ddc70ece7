package io.reloquent.design;

import io.reloquent.catalog.Cardinality;
import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.RowCount;
import io.reloquent.catalog.Table;
import java.util.Optional;

/// A fact that a suggestion rests on.
public sealed interface Evidence {

    /// The foreign key that decided.
    ///
    /// @param sure whether every row points at a row: it is never null, and the source checked it
    record JoiningKey(ForeignKey foreignKey, boolean sure) implements Evidence {}

    /// How many rows point at one row by a foreign key.
    ///
    /// @param maximum rows of the parent that has most
    /// @param average rows of a parent that has any
    record ChildCount(ForeignKey foreignKey, Multiplicity multiplicity, long maximum, double average, Basis basis)
            implements Evidence {

        /// How a number of rows is known.
        public enum Basis {
            /// A unique key allows one.
            KEY,
            /// Every row was looked at.
            MEASURED,
            /// The source's statistics say so.
            STATISTICS,
            /// The rows of the one table divided by those of the other, which is an average and no maximum.
            ROW_COUNTS
        }

        /// What is known of it; nothing where nothing is.
        static Optional<ChildCount> of(Catalog catalog, ForeignKey key) {
            if (catalog.table(key.child()).isUnique(key.from())) {
                return Optional.of(new ChildCount(key, Multiplicity.ONE, 1, 1, Basis.KEY));
            }
            return catalog.cardinality(key).map(found -> of(key, found)).or(() -> estimated(catalog, key));
        }

        private static ChildCount of(ForeignKey key, Cardinality found) {
            Basis basis = found.measured() ? Basis.MEASURED : Basis.STATISTICS;
            return new ChildCount(key, Multiplicity.of(found.maximum()), found.maximum(), found.average(), basis);
        }

        private static Optional<ChildCount> estimated(Catalog catalog, ForeignKey key) {
            long children = known(catalog.table(key.child()));
            long parents = known(catalog.table(key.parent()));
            if (children == 0 || parents == 0) {
                return Optional.empty();
            }
            double average = (double) children / parents;
            long atLeast = (long) Math.ceil(average);
            return Optional.of(new ChildCount(key, Multiplicity.of(atLeast), atLeast, average, Basis.ROW_COUNTS));
        }

        private static long known(Table table) {
            return table.rows().basis() == RowCount.Basis.UNKNOWN
                    ? 0
                    : table.rows().rows();
        }
    }

    /// How large an array of the rows would be, without what is embedded in them.
    ///
    /// @param averageBytes for a parent that has any
    /// @param maximumBytes for the parent that has most
    record ArraySize(long averageBytes, long maximumBytes) implements Evidence {

        static ArraySize of(Table table, ChildCount count) {
            double row = rowBytes(table);
            return new ArraySize((long) (row * count.average()), (long) (row * count.maximum()));
        }

        /// What an average row takes on disk, with its part of the indexes; 0 for a table without rows.
        public static double rowBytes(Table table) {
            long rows = table.rows().rows();
            return rows == 0 ? 0 : (double) table.bytes() / rows;
        }
    }

    /// The user's hint that decided.
    record Hinted(Hint hint) implements Evidence {}
}
