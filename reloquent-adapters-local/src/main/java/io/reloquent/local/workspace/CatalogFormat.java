package io.reloquent.local.workspace;

import io.reloquent.catalog.Cardinality;
import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.DataType;
import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.ForeignKey.OnDelete;
import io.reloquent.catalog.NamedType;
import io.reloquent.catalog.NamedType.Attribute;
import io.reloquent.catalog.Sequence;
import io.reloquent.catalog.Table;
import io.reloquent.catalog.TableName;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A source's schema as YAML.
final class CatalogFormat implements Format<Catalog> {

    private static final List<String> KEYS =
            List.of("source", "database", "types", "tables", "foreignKeys", "sequences", "cardinalities");
    private static final List<String> FOREIGN_KEY =
            List.of("name", "child", "from", "parent", "to", "onDelete", "deferrable", "validated");
    private static final List<String> SEQUENCE = List.of("name", "type", "start", "increment", "table", "column");
    private static final List<String> CARDINALITY =
            List.of("foreignKey", "child", "parents", "maximum", "average", "measured");

    @Override
    public Catalog read(Path file, byte[] bytes) {
        return YamlFile.read(file, bytes, KEYS, CatalogFormat::catalog);
    }

    private static Optional<Catalog> catalog(YamlObject root) {
        String source = root.required("source");
        String database = root.required("database");
        List<NamedType> types = types(root);
        List<Table> tables = root.list("tables", CatalogTables.KEYS, CatalogTables::read);
        List<ForeignKey> foreignKeys = root.list("foreignKeys", FOREIGN_KEY, CatalogFormat::foreignKey);
        List<Sequence> sequences = root.list("sequences", SEQUENCE, CatalogFormat::sequence);
        List<Cardinality> cardinalities = root.list("cardinalities", CARDINALITY, CatalogFormat::cardinality);
        return root.build(() -> new Catalog(source, database, tables, foreignKeys, types, sequences, cardinalities));
    }

    private static List<NamedType> types(YamlObject root) {
        List<NamedType> types = new ArrayList<>();
        for (Map.Entry<String, YamlObject> entry : root.named("types", List.of("enum", "domain", "checks", "composite"))
                .entrySet()) {
            type(entry.getKey(), entry.getValue()).ifPresent(types::add);
        }
        return types;
    }

    private static Optional<NamedType> type(String name, YamlObject type) {
        if (type.has("enum")) {
            return type.build(() -> new NamedType.EnumType(name, type.texts("enum")));
        }
        if (type.has("domain")) {
            DataType base = TypeName.read(type, "domain");
            return type.build(() -> new NamedType.DomainType(name, base, type.texts("checks")));
        }
        if (!type.has("composite")) {
            type.problem(
                    type.line(),
                    "the type '" + Problems.shown(name) + "' is of no kind",
                    "add one of enum, domain, composite");
        }
        List<Attribute> attributes = type.list("composite", List.of("name", "type"), attribute -> {
            String attributeName = attribute.required("name");
            DataType of = TypeName.read(attribute, "type");
            return attribute.build(() -> new Attribute(attributeName, of));
        });
        return type.build(() -> new NamedType.CompositeType(name, attributes));
    }

    private static Optional<ForeignKey> foreignKey(YamlObject key) {
        String name = key.required("name");
        TableName child = key.table("child");
        TableName parent = key.table("parent");
        List<String> from = key.oneOrMore("from");
        List<String> to = key.oneOrMore("to");
        OnDelete onDelete = key.choice("onDelete", OnDelete.class, OnDelete.NO_ACTION);
        boolean deferrable = key.flag("deferrable", false);
        boolean validated = key.flag("validated", true);
        return key.build(() -> new ForeignKey(name, child, from, parent, to, onDelete, deferrable, validated));
    }

    private static Optional<Sequence> sequence(YamlObject sequence) {
        String name = sequence.required("name");
        DataType type = TypeName.read(sequence, "type");
        long start = sequence.number("start", 1);
        long increment = sequence.number("increment", 1);
        @Nullable TableName table = sequence.optionalTable("table").orElse(null);
        @Nullable String column = sequence.text("column").orElse(null);
        return sequence.build(() -> new Sequence(name, type, start, increment, table, column));
    }

    private static Optional<Cardinality> cardinality(YamlObject cardinality) {
        String foreignKey = cardinality.required("foreignKey");
        TableName child = cardinality.table("child");
        long parents = cardinality.number("parents", 0);
        long maximum = cardinality.number("maximum", 0);
        double average =
                cardinality.parsed("average", "a number", Double::valueOf).orElse(0.0);
        boolean measured = cardinality.flag("measured", false);
        return cardinality.build(() -> new Cardinality(foreignKey, child, parents, maximum, average, measured));
    }

    @Override
    public byte[] write(Catalog catalog) {
        YamlTree root = new YamlTree()
                .always("version", YamlFile.VERSION)
                .always("source", catalog.source())
                .always("database", catalog.database())
                .put("types", types(catalog.types()))
                .put(
                        "tables",
                        catalog.tables().stream().map(CatalogTables::tree).toList())
                .put(
                        "foreignKeys",
                        catalog.foreignKeys().stream().map(CatalogFormat::tree).toList())
                .put(
                        "sequences",
                        catalog.sequences().stream().map(CatalogFormat::tree).toList())
                .put(
                        "cardinalities",
                        catalog.cardinalities().stream()
                                .map(CatalogFormat::tree)
                                .toList());
        return YamlWriter.text(root).getBytes(StandardCharsets.UTF_8);
    }

    private static YamlTree types(List<NamedType> types) {
        var tree = new YamlTree();
        for (NamedType type : types) {
            tree.always(
                    type.name(),
                    switch (type) {
                        case NamedType.EnumType of -> new YamlTree().always("enum", of.labels());
                        case NamedType.DomainType of ->
                            new YamlTree()
                                    .always("domain", TypeName.written(of.base()))
                                    .put("checks", of.checks());
                        case NamedType.CompositeType of ->
                            new YamlTree()
                                    .always(
                                            "composite",
                                            of.attributes().stream()
                                                    .map(CatalogFormat::tree)
                                                    .toList());
                    });
        }
        return tree;
    }

    private static YamlTree tree(Attribute attribute) {
        return new YamlTree().always("name", attribute.name()).always("type", TypeName.written(attribute.type()));
    }

    private static YamlTree tree(ForeignKey key) {
        return new YamlTree()
                .always("name", key.name())
                .always("child", key.child().toString())
                .always("from", key.from())
                .always("parent", key.parent().toString())
                .always("to", key.to())
                .put("onDelete", key.onDelete() == OnDelete.NO_ACTION ? null : Words.of(key.onDelete()))
                .flag("deferrable", key.deferrable())
                .put("validated", key.validated() ? null : false);
    }

    private static YamlTree tree(Sequence sequence) {
        return new YamlTree()
                .always("name", sequence.name())
                .always("type", TypeName.written(sequence.type()))
                .put("start", sequence.start() == 1 ? null : sequence.start())
                .put("increment", sequence.increment() == 1 ? null : sequence.increment())
                .put(
                        "table",
                        sequence.ownerTable() == null
                                ? null
                                : sequence.ownerTable().toString())
                .put("column", sequence.ownerColumn());
    }

    private static YamlTree tree(Cardinality cardinality) {
        return new YamlTree()
                .always("foreignKey", cardinality.foreignKey())
                .always("child", cardinality.child().toString())
                .always("parents", cardinality.parents())
                .always("maximum", cardinality.maximum())
                .always("average", cardinality.average())
                .flag("measured", cardinality.measured());
    }
}
