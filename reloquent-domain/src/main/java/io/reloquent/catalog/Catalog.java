package io.reloquent.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A source's schema as it was read: tables, the types and sequences they use, and how rows point at each other.
///
/// @param source product and version of the source, `PostgreSQL 18.6`
public record Catalog(
        String source,
        String database,
        List<Table> tables,
        List<ForeignKey> foreignKeys,
        List<NamedType> types,
        List<Sequence> sequences,
        List<Cardinality> cardinalities) {

    public Catalog {
        tables = Tables.of(tables);
        foreignKeys = List.copyOf(foreignKeys);
        types = List.copyOf(types);
        sequences = List.copyOf(sequences);
        cardinalities = List.copyOf(cardinalities);
    }

    public Optional<Table> find(TableName name) {
        return ((Tables) tables).find(name);
    }

    /// @throws IllegalArgumentException if there is no such table; for names that were checked before
    public Table table(TableName name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no table " + name));
    }

    /// The foreign keys of a table.
    public List<ForeignKey> from(TableName child) {
        return foreignKeys.stream().filter(fk -> fk.child().equals(child)).toList();
    }

    /// The foreign keys that point at a table.
    public List<ForeignKey> to(TableName parent) {
        return foreignKeys.stream().filter(fk -> fk.parent().equals(parent)).toList();
    }

    public Optional<Cardinality> cardinality(ForeignKey foreignKey) {
        return cardinalities.stream()
                .filter(c ->
                        c.child().equals(foreignKey.child()) && c.foreignKey().equals(foreignKey.name()))
                .findFirst();
    }

    public Optional<NamedType> type(String name) {
        return types.stream().filter(t -> t.name().equals(name)).findFirst();
    }

    /// A type with every domain looked through, down to a type that has a form of its own.
    public DataType underlying(DataType type) {
        Map<String, DataType> bases = new HashMap<>();
        for (NamedType named : types) {
            if (named instanceof NamedType.DomainType domain) {
                bases.put(domain.name(), domain.base());
            }
        }
        DataType found = type;
        Set<String> seen = new HashSet<>();
        for (DataType base = bases.get(found.name());
                base != null && seen.add(found.name());
                base = bases.get(found.name())) {
            found = base.withDimensions(base.dimensions() + found.dimensions());
        }
        return found;
    }

    /// This schema with more foreign keys.
    public Catalog with(List<ForeignKey> more) {
        List<ForeignKey> all = new ArrayList<>(foreignKeys);
        all.addAll(more);
        return new Catalog(source, database, tables, all, types, sequences, cardinalities);
    }

    /// This schema with the rows of one table told apart by these columns; unchanged without such a table or columns.
    public Catalog withKey(TableName name, List<String> columns) {
        List<Table> changed = tables.stream()
                .map(table -> table.name().equals(name) ? table.keyedBy(columns) : table)
                .toList();
        return new Catalog(source, database, changed, foreignKeys, types, sequences, cardinalities);
    }

    /// The same schema without what changes as rows come and go, so that two readings of an unchanged schema are
    /// equal.
    public Catalog structure() {
        List<Table> bare = tables.stream().map(Table::structure).toList();
        return new Catalog(source, database, bare, foreignKeys, types, List.of(), List.of());
    }
}
