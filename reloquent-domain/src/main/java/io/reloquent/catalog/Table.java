package io.reloquent.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A table or view of the source.
///
/// @param bytes      size on disk with indexes and long values
/// @param inherits   tables it inherits from; reading one of those also reads this one's rows
/// @param partitions names of its partitions; they are read through this table and not listed on their own
public record Table(
        TableName name,
        Kind kind,
        List<Column> columns,
        @Nullable Key primaryKey,
        List<Key> uniqueKeys,
        List<Index> indexes,
        List<Check> checks,
        List<TableName> inherits,
        List<TableName> partitions,
        RowCount rows,
        long bytes,
        Layout layout,
        @Nullable String comment) {

    /// What kind of relation a table is.
    public enum Kind {
        TABLE,
        PARTITIONED,
        VIEW,
        MATERIALIZED_VIEW,
        FOREIGN
    }

    public Table {
        columns = List.copyOf(columns);
        uniqueKeys = List.copyOf(uniqueKeys);
        indexes = List.copyOf(indexes);
        checks = List.copyOf(checks);
        inherits = List.copyOf(inherits);
        partitions = List.copyOf(partitions);
    }

    /// A table of whose rows' places nothing is known.
    public Table(
            TableName name,
            Kind kind,
            List<Column> columns,
            @Nullable Key primaryKey,
            List<Key> uniqueKeys,
            List<Index> indexes,
            List<Check> checks,
            List<TableName> inherits,
            List<TableName> partitions,
            RowCount rows,
            long bytes,
            @Nullable String comment) {
        this(
                name,
                kind,
                columns,
                primaryKey,
                uniqueKeys,
                indexes,
                checks,
                inherits,
                partitions,
                rows,
                bytes,
                Layout.UNKNOWN,
                comment);
    }

    /// This table with a key the source does not declare: its columns never null, and each row's values its own.
    /// Columns the table does not have declare nothing.
    public Table keyedBy(List<String> key) {
        if (key.isEmpty() || !columns.stream().map(Column::name).toList().containsAll(key)) {
            return this;
        }
        List<Column> certain = columns.stream()
                .map(column -> key.contains(column.name()) ? column.neverNull() : column)
                .toList();
        var declared = new Key(Key.ON_TRUST, key);
        List<Key> unique = new ArrayList<>(uniqueKeys);
        unique.add(declared);
        return new Table(
                name,
                kind,
                certain,
                primaryKey == null ? declared : primaryKey,
                unique,
                indexes,
                checks,
                inherits,
                partitions,
                rows,
                bytes,
                layout,
                comment);
    }

    /// This table with what was measured of it.
    public Table measured(RowCount counted, long size, Layout laid) {
        return new Table(
                name,
                kind,
                columns,
                primaryKey,
                uniqueKeys,
                indexes,
                checks,
                inherits,
                partitions,
                counted,
                size,
                laid,
                comment);
    }

    /// This table without what changes as rows come and go.
    public Table structure() {
        return measured(RowCount.unknown(), 0, Layout.UNKNOWN);
    }

    public Optional<Column> column(String columnName) {
        return columns.stream().filter(c -> c.name().equals(columnName)).findFirst();
    }

    public boolean isView() {
        return kind == Kind.VIEW || kind == Kind.MATERIALIZED_VIEW;
    }

    /// The columns that identify a row: the primary key, else a unique key whose columns are never null, else
    /// nothing.
    public List<String> identity() {
        if (primaryKey != null) {
            return primaryKey.columns();
        }
        return uniqueKeys.stream()
                .map(Key::columns)
                .filter(key -> key.stream().allMatch(this::isNeverNull))
                .findFirst()
                .orElse(List.of());
    }

    /// Whether a key holds only because the user says so.
    public boolean isKeyedOnTrust() {
        return uniqueKeys.stream().anyMatch(key -> key.name().equals(Key.ON_TRUST));
    }

    /// Whether at most one row has a given value in these columns.
    public boolean isUnique(List<String> columnNames) {
        Set<String> given = Set.copyOf(columnNames);
        return (primaryKey != null && given.containsAll(primaryKey.columns()))
                || uniqueKeys.stream().anyMatch(key -> given.containsAll(key.columns()));
    }

    public boolean isNeverNull(String columnName) {
        return column(columnName).map(c -> !c.nullable()).orElse(false);
    }

    /// Whether an index gives rows in the order of these columns.
    public boolean isIndexedBy(List<String> columnNames) {
        return indexes.stream().anyMatch(index -> index.leadsWith(columnNames));
    }
}
