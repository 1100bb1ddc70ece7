package io.reloquent.plan;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.Column;
import io.reloquent.catalog.DataType;
import io.reloquent.catalog.Table;
import io.reloquent.design.DocumentId;
import io.reloquent.design.Embedding.Order;
import io.reloquent.design.FieldFinding;
import io.reloquent.design.FieldRule;
import io.reloquent.design.Finding;
import io.reloquent.design.KeyFinding;
import io.reloquent.design.RootCollection;
import io.reloquent.mapping.BsonType;
import io.reloquent.mapping.Rendition;
import io.reloquent.mapping.TypeChoices;
import io.reloquent.mapping.TypeMapping;
import io.reloquent.mapping.ValueMapping;
import io.reloquent.plan.OutputValue.ColumnAt;
import io.reloquent.plan.OutputValue.Digest;
import io.reloquent.plan.Read.RowIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Plans the `_id` of one collection, and how its rows are told apart.
final class IdPlanner {

    private final RootCollection root;
    private final Table table;
    private final TypeMapping types;
    private final FieldPlanner fields;
    private final Consumer<Finding> findings;
    private final List<String> columns;

    IdPlanner(
            Catalog catalog,
            TypeChoices choices,
            RootCollection root,
            FieldPlanner fields,
            Consumer<Finding> findings) {
        this.root = root;
        this.table = catalog.table(root.from());
        this.types = new TypeMapping(catalog, choices);
        this.fields = fields;
        this.findings = findings;
        this.columns = columns();
    }

    /// What orders the rows.
    List<Order> key() {
        if (identity() == RowIdentity.HASHED) {
            return Planner.ascending(List.of(Read.HASH, Read.ORDINAL));
        }
        return Planner.ascending(table.identity().isEmpty() ? columns : table.identity());
    }

    RowIdentity identity() {
        return columns.isEmpty() ? RowIdentity.HASHED : RowIdentity.KEYED;
    }

    /// The columns that are in the `_id` and need no other field.
    Set<String> taken() {
        return root.id() instanceof DocumentId.Generated ? Set.of() : Set.copyOf(columns);
    }

    Field plan(Spot spot, ReadBuilder reads) {
        if (root.id() instanceof DocumentId.Generated) {
            return generated(reads);
        }
        return columns.isEmpty() ? content(reads) : key(spot, reads);
    }

    /// The columns of the key; none, and a finding, where there is none to make the `_id` from.
    private List<String> columns() {
        return switch (root.id()) {
            case DocumentId.Content content -> List.of();
            case DocumentId.Generated generated -> table.identity();
            case DocumentId.TableKey key -> {
                if (table.identity().isEmpty()) {
                    findings.accept(new KeyFinding.NoKey(root.name(), root.from()));
                }
                yield table.identity();
            }
            case DocumentId.Columns chosen -> {
                boolean isKey = !chosen.columns().isEmpty()
                        && table.isUnique(chosen.columns())
                        && chosen.columns().stream().allMatch(table::isNeverNull);
                if (!isKey) {
                    findings.accept(new KeyFinding.NotAKey(root.name(), root.from(), chosen.columns()));
                }
                yield isKey ? chosen.columns() : List.of();
            }
        };
    }

    private Field generated(ReadBuilder reads) {
        ValueMapping mapping =
                types.map(new DataType("text"), BsonType.OBJECT_ID).orElseThrow();
        List<ColumnAt> hashed =
                key().stream().map(part -> new ColumnAt(0, part.column())).toList();
        noteContent();
        int output = reads.output(new Digest(hashed), Rendition.AS_IS);
        return new Field.Value("_id", output, "_id", mapping, false);
    }

    private Field content(ReadBuilder reads) {
        noteContent();
        ValueMapping text = types.map(new DataType("text"), BsonType.STRING).orElseThrow();
        ValueMapping number = types.map(new DataType("bigint"), BsonType.INT64).orElseThrow();
        int hash = reads.output(new ColumnAt(0, Read.HASH), Rendition.AS_IS);
        int ordinal = reads.output(new ColumnAt(0, Read.ORDINAL), Rendition.AS_IS);
        return new Field.Group(
                "_id",
                List.of(
                        new Field.Value("hash", hash, Read.HASH, text, false),
                        new Field.Value("ordinal", ordinal, Read.ORDINAL, number, false)));
    }

    private void noteContent() {
        boolean asked = root.id() instanceof DocumentId.Content || root.id() instanceof DocumentId.Generated;
        if (asked && identity() == RowIdentity.HASHED) {
            findings.accept(new KeyFinding.ContentId(root.name(), root.from()));
        }
    }

    private Field key(Spot spot, ReadBuilder reads) {
        columns.forEach(this::checkFit);
        if (columns.size() == 1) {
            return part(spot, reads, columns.get(0), "_id", "_id");
        }
        List<Field> parts = new ArrayList<>();
        for (String column : columns) {
            String name = partName(spot, column);
            if (parts.stream().anyMatch(part -> part.name().equals(name))) {
                findings.accept(new FieldFinding.NameCollision(root.name(), "_id." + name));
            }
            parts.add(part(spot, reads, column, name, "_id." + name));
        }
        return new Field.Group("_id", parts);
    }

    private Field part(Spot spot, ReadBuilder reads, String name, String field, String path) {
        FieldRule rule = root.contents().rule(name);
        FieldRule type = rule.type() == null ? FieldRule.NONE : FieldRule.NONE.as(rule.type());
        return fields.column(spot, reads, table.column(name).orElseThrow(), type, field, path);
    }

    /// What is cut off could have told two rows apart, and MongoDB takes no array for an `_id`.
    private void checkFit(String name) {
        Column column = table.column(name).orElseThrow();
        FieldRule rule = root.contents().rule(name);
        types.map(column.type(), rule.type()).ifPresent(mapping -> {
            if (mapping.loss() != null) {
                unfit(name, mapping.loss());
            } else if (mapping.array() || mapping.type() == BsonType.JSON) {
                unfit(name, "MongoDB takes no array for an _id");
            } else if (rule.compute() != null || rule.fallback() != null) {
                unfit(name, "a value that is computed may not tell rows apart");
            }
        });
    }

    private void unfit(String column, String because) {
        findings.accept(new KeyFinding.UnfitForId(root.name(), column, because));
    }

    /// MongoDB takes no `$` at the head of a name inside `_id`.
    private String partName(Spot spot, String column) {
        String rename = root.contents().rule(column).rename();
        String name = fields.name(spot, column);
        if (!name.startsWith("$")) {
            return name;
        }
        if (rename == null || rename.indexOf('.') >= 0) {
            findings.accept(new FieldFinding.ReservedName(
                    root.name(), "_id." + column, "MongoDB reads names that start with $ as operators"));
            return name;
        }
        return rename;
    }
}
