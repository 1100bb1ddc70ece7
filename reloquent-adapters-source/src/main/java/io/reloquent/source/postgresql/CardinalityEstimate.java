package io.reloquent.source.postgresql;

import io.reloquent.catalog.Cardinality;
import io.reloquent.catalog.ForeignKey;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What statistics say about the children of a foreign key's parents.
///
/// Of several columns the one with the most values speaks for all: together they have at least as many, and no more
/// rows share all their values than share one.
record CardinalityEstimate(ForeignKey foreignKey, long rows, List<ColumnStatistics> columns) {

    CardinalityEstimate {
        columns = List.copyOf(columns);
    }

    /// Nothing, where a column was never analysed or is not for this user to see.
    Optional<Cardinality> many() {
        if (columns.size() < foreignKey.from().size()) {
            return Optional.empty();
        }
        double children = children();
        double parents = Math.min(
                children,
                columns.stream().mapToDouble(c -> c.values(rows)).max().orElse(0));
        if (parents < 1) {
            return Optional.of(new Cardinality(foreignKey.name(), foreignKey.child(), 0, 0, 0, false));
        }
        double average = children / parents;
        long maximum = Math.round(Math.max(Math.ceil(average), mostCommon() * rows));
        return Optional.of(
                new Cardinality(foreignKey.name(), foreignKey.child(), Math.round(parents), maximum, average, false));
    }

    /// Where the foreign key's columns are unique in the child, a parent has one child or none.
    Cardinality one() {
        long parents = Math.round(children());
        int each = parents == 0 ? 0 : 1;
        return new Cardinality(foreignKey.name(), foreignKey.child(), parents, each, each, false);
    }

    private double children() {
        return rows
                * (1
                        - columns.stream()
                                .mapToDouble(ColumnStatistics::nulls)
                                .max()
                                .orElse(0));
    }

    private double mostCommon() {
        return columns.stream()
                .map(ColumnStatistics::mostCommon)
                .min(Comparator.naturalOrder())
                .orElse(0.0);
    }
}
