package io.reloquent.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A small catalog written down for a test: `schema(table("shop.orders").key("id integer")…)`.
///
/// A column is written as its name and its type, with a question mark after the type where it may be null.
public final class Schema {

    private final List<TableDraft> tables = new ArrayList<>();
    private final List<NamedType> types = new ArrayList<>();

    private Schema() {}

    public static Schema schema(TableDraft... tables) {
        var schema = new Schema();
        schema.tables.addAll(Arrays.asList(tables));
        return schema;
    }

    public static TableDraft table(String name) {
        return new TableDraft(TableName.parse(name));
    }

    public Schema type(NamedType type) {
        types.add(type);
        return this;
    }

    public Catalog catalog() {
        List<ForeignKey> keys = new ArrayList<>();
        List<Cardinality> cardinalities = new ArrayList<>();
        for (TableDraft draft : tables) {
            draft.references.forEach(reference -> keys.add(reference.foreignKey(draft, parent(reference.parent))));
            draft.references.stream()
                    .filter(reference -> reference.most > 0)
                    .forEach(reference -> cardinalities.add(new Cardinality(
                            reference.name(draft), draft.name, 1, reference.most, reference.average, true)));
        }
        return new Catalog(
                "PostgreSQL 18",
                "shop",
                tables.stream().map(TableDraft::table).toList(),
                keys,
                types,
                List.of(),
                cardinalities);
    }

    private Optional<TableDraft> parent(TableName name) {
        return tables.stream().filter(draft -> draft.name.equals(name)).findFirst();
    }

    /// One table under construction.
    public static final class TableDraft {
        private final TableName name;
        private final Map<String, Column> columns = new LinkedHashMap<>();
        private final List<Key> unique = new ArrayList<>();
        private final List<Index> indexes = new ArrayList<>();
        private final List<ReferenceDraft> references = new ArrayList<>();
        private final List<TableName> inherits = new ArrayList<>();
        private List<String> key = List.of();
        private Table.Kind kind = Table.Kind.TABLE;
        private long rows = 100;
        private long bytes = 10_000;
        private final Map<String, Double> correlation = new HashMap<>();

        private TableDraft(TableName name) {
            this.name = name;
        }

        /// Columns that are not yet there, and the primary key over them, with its index.
        public TableDraft key(String... written) {
            columns(written);
            return keyOf(names(written));
        }

        /// The primary key over columns that are already there, with its index.
        public TableDraft keyOf(String... columns) {
            key = List.of(columns);
            return index("btree", true, columns);
        }

        public TableDraft columns(String... written) {
            for (String text : written) {
                int space = text.indexOf(' ', text.startsWith("\"") ? text.indexOf('"', 1) : 0);
                String column = text.substring(0, space).replace("\"", "");
                String type = text.substring(space + 1);
                boolean nullable = type.endsWith("?");
                columns.put(
                        column,
                        new Column(
                                column,
                                DataType.parse(nullable ? type.substring(0, type.length() - 1) : type),
                                nullable));
            }
            return this;
        }

        public TableDraft unique(String... columnNames) {
            unique.add(new Key(name.name() + "_" + String.join("_", columnNames) + "_key", List.of(columnNames)));
            return index("btree", true, columnNames);
        }

        public TableDraft index(String... columnNames) {
            return index("btree", false, columnNames);
        }

        public TableDraft index(Index index) {
            indexes.add(index);
            return this;
        }

        private TableDraft index(String method, boolean isUnique, String... columnNames) {
            List<Index.Part> parts = Arrays.stream(columnNames)
                    .map(column -> new Index.Part(column, null, false))
                    .toList();
            String indexName = name.name() + "_" + String.join("_", columnNames) + "_idx";
            return index(new Index(indexName, method, parts, isUnique, isUnique, null));
        }

        /// A foreign key to the primary key of another table.
        public TableDraft references(String parent, String... from) {
            return references(reference(parent, from));
        }

        public TableDraft references(ReferenceDraft reference) {
            references.add(reference);
            return this;
        }

        public TableDraft inherits(String parent) {
            inherits.add(TableName.parse(parent));
            return this;
        }

        public TableDraft kind(Table.Kind what) {
            kind = what;
            return this;
        }

        public TableDraft size(long rowCount, long byteCount) {
            rows = rowCount;
            bytes = byteCount;
            return this;
        }

        /// How far the rows on disk follow the order of a column.
        public TableDraft correlation(String column, double follows) {
            correlation.put(column, follows);
            return this;
        }

        private Table table() {
            return new Table(
                    name,
                    kind,
                    List.copyOf(columns.values()),
                    key.isEmpty() ? null : new Key(name.name() + "_pkey", key),
                    unique,
                    indexes,
                    List.of(),
                    inherits,
                    List.of(),
                    new RowCount(rows, RowCount.Basis.COUNTED),
                    bytes,
                    new Layout(0, 0, correlation),
                    null);
        }

        private static String[] names(String... written) {
            return Arrays.stream(written)
                    .map(text -> text.substring(0, text.indexOf(' ')))
                    .toArray(String[]::new);
        }
    }

    /// A foreign key from these columns to the primary key of another table.
    public static ReferenceDraft reference(String parent, String... from) {
        return new ReferenceDraft(TableName.parse(parent), List.of(from));
    }

    /// One foreign key under construction.
    public static final class ReferenceDraft {
        private final TableName parent;
        private final List<String> from;
        private List<String> to = List.of();
        private String named = "";
        private boolean validated = true;
        private ForeignKey.OnDelete onDelete = ForeignKey.OnDelete.NO_ACTION;
        private long most;
        private double average;

        private ReferenceDraft(TableName parent, List<String> from) {
            this.parent = parent;
            this.from = from;
        }

        public ReferenceDraft to(String... columns) {
            to = List.of(columns);
            return this;
        }

        public ReferenceDraft named(String name) {
            named = name;
            return this;
        }

        public ReferenceDraft notValidated() {
            validated = false;
            return this;
        }

        public ReferenceDraft cascading() {
            onDelete = ForeignKey.OnDelete.CASCADE;
            return this;
        }

        /// How many children a parent has.
        public ReferenceDraft children(long atMost, double onAverage) {
            most = atMost;
            average = onAverage;
            return this;
        }

        private String name(TableDraft child) {
            return named.isEmpty() ? child.name.name() + "_" + String.join("_", from) + "_fkey" : named;
        }

        private ForeignKey foreignKey(TableDraft child, Optional<TableDraft> parentDraft) {
            List<String> target =
                    to.isEmpty() ? parentDraft.map(draft -> draft.key).orElseThrow() : to;
            return new ForeignKey(name(child), child.name, from, parent, target, onDelete, false, validated);
        }
    }
}
