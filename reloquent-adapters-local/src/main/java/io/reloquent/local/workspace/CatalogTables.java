package io.reloquent.local.workspace;

import io.reloquent.catalog.Check;
import io.reloquent.catalog.Column;
import io.reloquent.catalog.Column.Origin;
import io.reloquent.catalog.DataType;
import io.reloquent.catalog.Index;
import io.reloquent.catalog.Index.Part;
import io.reloquent.catalog.Key;
import io.reloquent.catalog.Layout;
import io.reloquent.catalog.RowCount;
import io.reloquent.catalog.RowCount.Basis;
import io.reloquent.catalog.Table;
import io.reloquent.catalog.Table.Kind;
import io.reloquent.catalog.TableName;
import io.reloquent.local.workspace.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The tables of a source's schema as YAML.
final class CatalogTables {

    static final List<String> KEYS = List.of(
            "name",
            "kind",
            "comment",
            "rows",
            "bytes",
            "layout",
            "columns",
            "primaryKey",
            "uniqueKeys",
            "indexes",
            "checks",
            "inherits",
            "partitions");
    private static final List<String> COLUMN =
            List.of("name", "type", "nullable", "identity", "generated", "default", "comment");
    private static final List<String> KEY = List.of("name", "columns");
    private static final List<String> INDEX = List.of("name", "method", "parts", "unique", "constraint", "where");
    private static final List<String> PART = List.of("column", "expression", "descending");
    private static final Map<String, Origin> IDENTITY =
            Map.of("always", Origin.IDENTITY_ALWAYS, "by default", Origin.IDENTITY_BY_DEFAULT);

    private CatalogTables() {}

    static Optional<Table> read(YamlObject table) {
        TableName name = table.table("name");
        Kind kind = table.choice("kind", Kind.class, Kind.TABLE);
        List<Column> columns = table.list("columns", COLUMN, CatalogTables::column);
        @Nullable
        Key primaryKey =
                table.object("primaryKey", KEY).flatMap(CatalogTables::key).orElse(null);
        List<Key> uniqueKeys = table.list("uniqueKeys", KEY, CatalogTables::key);
        List<Index> indexes = table.list("indexes", INDEX, CatalogTables::index);
        List<Check> checks = table.list("checks", List.of("name", "condition"), CatalogTables::check);
        List<TableName> inherits = table.tables("inherits");
        List<TableName> partitions = table.tables("partitions");
        RowCount rows = rows(table, "rows");
        long bytes = table.number("bytes", 0);
        Layout layout = layout(table);
        @Nullable String comment = table.text("comment").orElse(null);
        return table.build(() -> new Table(
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
                layout,
                comment));
    }

    private static Layout layout(YamlObject table) {
        return table.object("layout", List.of("pages", "rowBytes", "correlation"))
                .flatMap(layout -> {
                    long pages = layout.number("pages", 0);
                    int rowBytes = layout.number("rowBytes", 0, 0, Integer.MAX_VALUE);
                    Map<String, Double> correlation = new TreeMap<>();
                    layout.entries("correlation")
                            .forEach((column, value) -> layout.parsed(column, value, "a number", Double::valueOf)
                                    .ifPresent(number -> correlation.put(column, number)));
                    return layout.build(() -> new Layout(pages, rowBytes, correlation));
                })
                .orElse(Layout.UNKNOWN);
    }

    private static RowCount rows(YamlObject table, String key) {
        return table.object(key, List.of("count", "basis"))
                .flatMap(rows -> {
                    long count = rows.number("count", 0);
                    Basis basis = rows.choice("basis", Basis.class, Basis.UNKNOWN);
                    return rows.build(() -> new RowCount(count, basis));
                })
                .orElse(RowCount.unknown());
    }

    private static Optional<Column> column(YamlObject column) {
        String name = column.required("name");
        DataType type = TypeName.read(column, "type");
        boolean nullable = column.flag("nullable", false);
        Origin origin = column.choice("identity", IDENTITY, "always or by default")
                .orElse(column.flag("generated", false) ? Origin.GENERATED : Origin.GIVEN);
        @Nullable String defaultValue = column.text("default").orElse(null);
        @Nullable String comment = column.text("comment").orElse(null);
        return column.build(() -> new Column(name, type, nullable, origin, defaultValue, comment));
    }

    private static Optional<Key> key(YamlObject key) {
        String name = key.required("name");
        List<String> columns = key.oneOrMore("columns");
        return key.build(() -> new Key(name, columns));
    }

    private static Optional<Check> check(YamlObject check) {
        String name = check.required("name");
        String condition = check.required("condition");
        return check.build(() -> new Check(name, condition));
    }

    private static Optional<Index> index(YamlObject index) {
        String name = index.required("name");
        String method = index.text("method").orElse("btree");
        List<Part> parts = new ArrayList<>();
        for (YamlNode item : index.items("parts", true)) {
            if (item instanceof Scalar column) {
                parts.add(new Part(column.text(), null, false));
            } else {
                index.of("parts", item, PART).flatMap(CatalogTables::part).ifPresent(parts::add);
            }
        }
        boolean unique = index.flag("unique", false);
        boolean constraint = index.flag("constraint", false);
        @Nullable String condition = index.text("where").orElse(null);
        return index.build(() -> new Index(name, method, parts, unique, constraint, condition));
    }

    private static Optional<Part> part(YamlObject part) {
        @Nullable String column = part.text("column").orElse(null);
        @Nullable String expression = part.text("expression").orElse(null);
        boolean descending = part.flag("descending", false);
        return part.build(() -> new Part(column, expression, descending));
    }

    static YamlTree tree(Table table) {
        return new YamlTree()
                .always("name", table.name().toString())
                .always("kind", Words.of(table.kind()))
                .put("comment", table.comment())
                .put("rows", tree(table.rows()))
                .number("bytes", table.bytes())
                .put("layout", table.layout().equals(Layout.UNKNOWN) ? null : tree(table.layout()))
                .put(
                        "columns",
                        table.columns().stream().map(CatalogTables::tree).toList())
                .put("primaryKey", table.primaryKey() == null ? null : tree(table.primaryKey()))
                .put(
                        "uniqueKeys",
                        table.uniqueKeys().stream().map(CatalogTables::tree).toList())
                .put(
                        "indexes",
                        table.indexes().stream().map(CatalogTables::tree).toList())
                .put("checks", table.checks().stream().map(CatalogTables::tree).toList())
                .put(
                        "inherits",
                        table.inherits().stream().map(TableName::toString).toList())
                .put(
                        "partitions",
                        table.partitions().stream().map(TableName::toString).toList());
    }

    private static @Nullable YamlTree tree(RowCount rows) {
        return rows.equals(RowCount.unknown())
                ? null
                : new YamlTree().always("count", rows.rows()).always("basis", Words.of(rows.basis()));
    }

    private static YamlTree tree(Layout layout) {
        var correlation = new YamlTree();
        layout.correlation().forEach(correlation::always);
        return new YamlTree()
                .number("pages", layout.pages())
                .number("rowBytes", layout.rowBytes())
                .put("correlation", correlation);
    }

    private static YamlTree tree(Column column) {
        var tree = new YamlTree()
                .always("name", column.name())
                .always("type", TypeName.written(column.type()))
                .flag("nullable", column.nullable());
        switch (column.origin()) {
            case GIVEN -> {}
            case IDENTITY_ALWAYS -> tree.always("identity", "always");
            case IDENTITY_BY_DEFAULT -> tree.always("identity", "by default");
            case GENERATED -> tree.always("generated", true);
        }
        return tree.put("default", column.defaultValue()).put("comment", column.comment());
    }

    private static YamlTree tree(Key key) {
        return new YamlTree().always("name", key.name()).always("columns", key.columns());
    }

    private static YamlTree tree(Check check) {
        return new YamlTree().always("name", check.name()).always("condition", check.condition());
    }

    private static YamlTree tree(Index index) {
        return new YamlTree()
                .always("name", index.name())
                .put("method", index.method().equals("btree") ? null : index.method())
                .put("parts", index.parts().stream().map(CatalogTables::written).toList())
                .flag("unique", index.unique())
                .flag("constraint", index.constraint())
                .put("where", index.condition());
    }

    private static Object written(Part part) {
        return part.column() != null && !part.descending()
                ? part.column()
                : new YamlTree()
                        .put("column", part.column())
                        .put("expression", part.expression())
                        .flag("descending", part.descending());
    }
}
