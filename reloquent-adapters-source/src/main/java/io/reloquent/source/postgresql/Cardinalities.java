package io.reloquent.source.postgresql;

import io.reloquent.catalog.Cardinality;
import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.RowCount.Basis;
import io.reloquent.catalog.Table;
import io.reloquent.catalog.TableName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// How many children parents have: by keys, then measured from the smallest child table on while there is time, then
/// by statistics.
final class Cardinalities {

    /// A child table with its rows counted, and where it keeps them.
    record Child(Table table, Storage storage) {}

    private final Map<TableName, Child> children;
    private final Map<ColumnStatistics.Of, ColumnStatistics> statistics;
    private final Attempts measuring;

    Cardinalities(
            Queries queries,
            Map<ColumnStatistics.Of, ColumnStatistics> statistics,
            Map<TableName, Child> children,
            Deadline deadline) {
        this.children = Map.copyOf(children);
        this.statistics = Map.copyOf(statistics);
        this.measuring = new Attempts(queries, deadline);
    }

    /// In the order of the foreign keys; one of which nothing is known is left out.
    List<Cardinality> read(List<ForeignKey> foreignKeys) throws SQLException {
        var smallestFirst = foreignKeys.stream()
                .filter(fk -> children.containsKey(fk.child()))
                .sorted(Comparator.comparingLong(fk -> child(fk).storage().pages()))
                .toList();
        Map<ForeignKey, Cardinality> found = new HashMap<>();
        for (ForeignKey foreignKey : smallestFirst) {
            read(foreignKey).ifPresent(cardinality -> found.put(foreignKey, cardinality));
        }
        return foreignKeys.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private Child child(ForeignKey foreignKey) {
        return Objects.requireNonNull(children.get(foreignKey.child()));
    }

    private Optional<Cardinality> read(ForeignKey foreignKey) throws SQLException {
        Child child = child(foreignKey);
        if (!child.storage().isReadable()) {
            return Optional.empty();
        }
        if (isUnique(foreignKey) && isEveryRowAChild(foreignKey)) {
            var one = estimate(foreignKey).one();
            return Optional.of(
                    new Cardinality(one.foreignKey(), one.child(), one.parents(), one.maximum(), one.average(), true));
        }
        var measured = measuring.first(measure(foreignKey), row -> measured(foreignKey, row));
        return measured != null ? Optional.of(measured) : estimated(foreignKey);
    }

    private boolean isUnique(ForeignKey foreignKey) {
        Child child = child(foreignKey);
        return child.table().isUnique(foreignKey.from()) && !child.storage().hasHeirs();
    }

    private boolean isEveryRowAChild(ForeignKey foreignKey) {
        Table child = child(foreignKey).table();
        return child.rows().basis() == Basis.COUNTED
                && foreignKey.from().stream().allMatch(child::isNeverNull);
    }

    private Optional<Cardinality> estimated(ForeignKey foreignKey) {
        if (child(foreignKey).table().rows().basis() == Basis.UNKNOWN) {
            return Optional.empty();
        }
        var estimate = estimate(foreignKey);
        return isUnique(foreignKey) ? Optional.of(estimate.one()) : estimate.many();
    }

    private CardinalityEstimate estimate(ForeignKey foreignKey) {
        Child child = child(foreignKey);
        var columns = foreignKey.from().stream()
                .map(column -> new ColumnStatistics.Of(
                        foreignKey.child(), column, child.storage().isSpread()))
                .map(statistics::get)
                .filter(Objects::nonNull)
                .toList();
        return new CardinalityEstimate(foreignKey, child.table().rows().rows(), columns);
    }

    private static String measure(ForeignKey foreignKey) {
        return SqlFile.named("cardinality")
                .with(Map.of(
                        "table", Identifiers.quoted(foreignKey.child()),
                        "columns", Identifiers.list(foreignKey.from(), "", ", "),
                        "known", Identifiers.list(foreignKey.from(), " is not null", " and ")));
    }

    private static Cardinality measured(ForeignKey foreignKey, ResultSet row) throws SQLException {
        return new Cardinality(
                foreignKey.name(),
                foreignKey.child(),
                row.getLong("parents"),
                row.getLong("maximum"),
                row.getDouble("average"),
                true);
    }
}
