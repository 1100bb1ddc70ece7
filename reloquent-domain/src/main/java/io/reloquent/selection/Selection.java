package io.reloquent.selection;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.Table;
import io.reloquent.catalog.TableName;
import java.util.Collection;
import java.util.List;

/// The tables that take part in a migration, in name order.
public record Selection(List<TableName> tables) {

    public Selection {
        tables = tables.stream().distinct().sorted().toList();
    }

    /// Every table that holds rows of its own: no views, and no table whose rows are read through the one it inherits
    /// from.
    public static Selection everything(Catalog catalog) {
        return new Selection(catalog.tables().stream()
                .filter(t -> !t.isView() && t.inherits().isEmpty())
                .map(Table::name)
                .toList());
    }

    /// The tables that at least one pattern names.
    public static Selection matching(Catalog catalog, Collection<NamePattern> patterns) {
        return new Selection(catalog.tables().stream()
                .map(Table::name)
                .filter(name -> patterns.stream().anyMatch(p -> p.matches(name)))
                .toList());
    }

    public boolean contains(TableName table) {
        return tables.contains(table);
    }

    /// Foreign keys from a selected table to one that is not selected: their values will point at nothing.
    public List<ForeignKey> orphaned(Catalog catalog) {
        return catalog.foreignKeys().stream()
                .filter(fk -> contains(fk.child()) && !contains(fk.parent()))
                .toList();
    }
}
