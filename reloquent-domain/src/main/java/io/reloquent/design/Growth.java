package io.reloquent.design;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.RowCount;
import io.reloquent.catalog.Table;
import io.reloquent.catalog.TableName;
import io.reloquent.design.Evidence.ArraySize;
import io.reloquent.design.Evidence.ChildCount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How large the documents of a suggestion may become, and which array to take out of those that would be too large.
///
/// The worst case is the average row of each table times the children of the parent that has most, through all
/// levels, but never more rows than the table has.
final class Growth {

    /// MongoDB's limit for one document.
    static final long LIMIT = 16L << 20;

    /// What a suggestion stays below by itself; rows that the user wants together may take all there is.
    static final long COMFORTABLE = LIMIT / 4;

    /// One embedded array in the worst document.
    private record Share(TableName table, ForeignKey via, double bytes) {}

    private final Catalog catalog;
    private final SelectedTables tables;
    private final Map<TableName, Place> places;

    Growth(Catalog catalog, SelectedTables tables, Map<TableName, Place> places) {
        this.catalog = catalog;
        this.tables = tables;
        this.places = places;
    }

    /// Makes one array a collection where a document may become too large; whether there was such an array.
    boolean shrink() {
        Map<TableName, List<ForeignKey>> owned = new TreeMap<>();
        places.values()
                .forEach(place -> place.via()
                        .ifPresent(fk -> owned.computeIfAbsent(fk.parent(), p -> new ArrayList<>())
                                .add(fk)));
        for (TableName root : tables.names()) {
            if (place(root).via().isEmpty() && shrink(root, owned)) {
                return true;
            }
        }
        return false;
    }

    private boolean shrink(TableName root, Map<TableName, List<ForeignKey>> owned) {
        List<Share> arrays = new ArrayList<>();
        double worst = worst(tables.table(root), 1, null, owned, arrays);
        double wished = arrays.stream()
                .filter(share -> place(share.table()).isWished())
                .mapToDouble(Share::bytes)
                .sum();
        Optional<Share> largest = largest(arrays, worst - wished > COMFORTABLE || worst > LIMIT, false)
                .or(() -> largest(arrays, worst > LIMIT, true));
        largest.ifPresent(share -> places.put(
                share.table(),
                Place.root(
                        "with it a document of %s could reach %,d MB".formatted(root, (long) worst >> 20),
                        List.of(share.via()))));
        return largest.isPresent();
    }

    private Optional<Share> largest(List<Share> arrays, boolean tooLarge, boolean wished) {
        return arrays.stream()
                .filter(share -> tooLarge && place(share.table()).isWished() == wished)
                .max(Comparator.comparingDouble(Share::bytes));
    }

    /// @param rows of this table in one document
    private double worst(
            Table table,
            double rows,
            @Nullable ForeignKey via,
            Map<TableName, List<ForeignKey>> owned,
            List<Share> arrays) {
        double bytes = rows * ArraySize.rowBytes(table);
        if (via != null && !table.isUnique(via.from())) {
            arrays.add(new Share(table.name(), via, bytes));
        }
        for (ForeignKey key : owned.getOrDefault(table.name(), List.of())) {
            Table child = tables.table(key.child());
            long most = ChildCount.of(catalog, key).map(ChildCount::maximum).orElse(1L);
            bytes += worst(child, atMost(child, rows * most), key, owned, arrays);
        }
        return bytes;
    }

    /// No document holds more rows of a table than there are.
    private static double atMost(Table table, double rows) {
        return table.rows().basis() == RowCount.Basis.COUNTED
                ? Math.min(rows, (double) table.rows().rows())
                : rows;
    }

    private Place place(TableName name) {
        return Place.of(places, name);
    }
}
