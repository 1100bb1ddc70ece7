package io.reloquent.plan;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.Column;
import io.reloquent.catalog.DataType;
import io.reloquent.catalog.Fingerprint;
import io.reloquent.catalog.Table;
import io.reloquent.catalog.TableName;
import io.reloquent.design.BsonType;
import io.reloquent.design.Contents;
import io.reloquent.design.DocumentId;
import io.reloquent.design.DocumentModel;
import io.reloquent.design.Embedding;
import io.reloquent.design.Embedding.Order;
import io.reloquent.design.FieldRule;
import io.reloquent.design.Finding;
import io.reloquent.design.Relationship;
import io.reloquent.design.RootCollection;
import io.reloquent.mapping.TypeMapping;
import io.reloquent.mapping.ValueMapping;
import io.reloquent.plan.Read.RowIdentity;
import io.reloquent.selection.Selection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Turns a design into a plan, and finds everything that stands in the way of it in one go.
public final class Planner {

    private final Catalog catalog;
    private final Selection selection;
    private final DocumentModel model;
    private final List<Finding> findings = new ArrayList<>();
    private final List<FieldPath> paths = new ArrayList<>();

    private Planner(Catalog catalog, Selection selection, DocumentModel model) {
        this.catalog = catalog;
        this.selection = selection;
        this.model = model;
    }

    /// Plans a migration.
    ///
    /// @param source where the rows are, without secrets
    /// @param target where the documents go, without secrets
    public static Planning plan(
            Catalog catalog, Selection selection, DocumentModel model, String source, String target) {
        return new Planner(catalog, selection, model).plan(source, target);
    }

    private Planning plan(String source, String target) {
        List<CollectionPlan> collections = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (RootCollection root : model.collections()) {
            checkName(root.name(), names);
            if (isUsable(root.name(), root.from())) {
                collections.add(plan(root));
            }
        }
        checkSelection();
        var planning = new Planning(Optional.empty(), findings);
        if (!planning.errors().isEmpty()) {
            return planning;
        }
        var indexes = new IndexPlanner(catalog, model, paths);
        var plan = new Plan(
                Fingerprint.of(catalog.structure(), model, source, target),
                source,
                target,
                collections,
                indexes.planned(),
                indexes.skipped(),
                findings);
        return new Planning(Optional.of(plan), findings);
    }

    private CollectionPlan plan(RootCollection root) {
        Table table = catalog.table(root.from());
        List<String> id = root.id() instanceof DocumentId.Content ? List.of() : idColumns(root, table);
        boolean hashed = id.isEmpty();
        List<Order> key = hashed
                ? ascending(List.of(Read.HASH, Read.ORDINAL))
                : ascending(table.identity().isEmpty() ? id : table.identity());
        var spot = new Spot(root.from(), 0, List.of(), key, root.name(), "", false);
        var reads = new ReadBuilder(catalog, spot);
        var tree = new FieldTree(root.name(), findings::add);
        var walk = new ContentsPlanner(catalog, findings::add, this::isUsable, root.name(), paths);
        Set<String> taken = new HashSet<>();
        tree.addId(hashed ? contentId(root, spot, reads) : keyId(root, id, spot, reads, taken, walk));
        walk.fill(tree, spot, reads, root.contents(), taken);
        Read read = reads.build(root.name(), hashed ? RowIdentity.HASHED : RowIdentity.KEYED);
        var nest = new Nest(read, tree.build());
        new SizeCheck(catalog, findings::add).check(root);
        noteHeirs(root.name(), table);
        return new CollectionPlan(root.name(), nest, table.rows(), Ranges.of(nest, table.rows()));
    }

    private Field contentId(RootCollection root, Spot spot, ReadBuilder reads) {
        if (root.id() instanceof DocumentId.Content) {
            findings.add(new Finding.ContentId(spot.place(), spot.table()));
        }
        var types = new TypeMapping(catalog);
        ValueMapping text = types.map(new DataType("text"), null).orElseThrow();
        ValueMapping number = types.map(new DataType("bigint"), null).orElseThrow();
        int hash = reads.output(new ColumnAt(0, Read.HASH), null);
        int ordinal = reads.output(new ColumnAt(0, Read.ORDINAL), null);
        return new Field.Group(
                "_id",
                List.of(
                        new Field.Value("hash", hash, Read.HASH, text),
                        new Field.Value("ordinal", ordinal, Read.ORDINAL, number)));
    }

    private Field keyId(
            RootCollection root,
            List<String> columns,
            Spot spot,
            ReadBuilder reads,
            Set<String> taken,
            ContentsPlanner walk) {
        taken.addAll(columns);
        columns.forEach(column -> checkFit(root, column));
        if (columns.size() == 1) {
            return walk.value(spot, reads, root.contents(), columns.get(0), "_id", "_id");
        }
        List<Field> parts = new ArrayList<>();
        for (String column : columns) {
            String name = partName(root, column, walk);
            parts.add(walk.value(spot, reads, root.contents(), column, name, "_id." + name));
        }
        return new Field.Group("_id", parts);
    }

    /// What is cut off could have told two rows apart, and MongoDB takes no array for an `_id`.
    private void checkFit(RootCollection root, String name) {
        Column column = catalog.table(root.from()).column(name).orElseThrow();
        FieldRule rule = root.contents().rule(name);
        new TypeMapping(catalog).map(column.type(), rule.type()).ifPresent(mapping -> {
            if (mapping.loss() != null) {
                findings.add(new Finding.UnfitForId(root.name(), name, mapping.loss()));
            } else if (mapping.array() || mapping.type() == BsonType.JSON) {
                findings.add(new Finding.UnfitForId(root.name(), name, "MongoDB takes no array for an _id"));
            }
        });
    }

    /// MongoDB takes no `$` at the head of a name inside `_id`.
    private String partName(RootCollection root, String column, ContentsPlanner walk) {
        String rename = root.contents().rule(column).rename();
        if (!column.startsWith("$")) {
            return walk.literal(root.name(), column);
        }
        if (rename == null || rename.indexOf('.') >= 0) {
            findings.add(new Finding.ReservedName(
                    root.name(), "_id." + column, "MongoDB reads names that start with $ as operators"));
            return column;
        }
        return rename;
    }

    /// The columns of `_id`; none, and a finding, where there is no key to make it from.

    private List<String> idColumns(RootCollection root, Table table) {
        if (root.id() instanceof DocumentId.Columns(List<String> columns)) {
            boolean key = !columns.isEmpty()
                    && table.isUnique(columns)
                    && columns.stream().allMatch(table::isNeverNull);
            if (key) {
                return columns;
            }
            findings.add(new Finding.NotAKey(root.name(), root.from(), columns));
        } else if (table.identity().isEmpty()) {
            findings.add(new Finding.NoKey(root.name(), root.from()));
        } else {
            return table.identity();
        }
        return List.of();
    }

    private boolean isUsable(String place, TableName name) {
        if (catalog.find(name).isEmpty()) {
            List<TableName> near = catalog.tables().stream()
                    .map(Table::name)
                    .filter(t -> t.name().equalsIgnoreCase(name.name()))
                    .toList();
            findings.add(new Finding.UnknownTable(place, name, near));
            return false;
        }
        if (!selection.contains(name)) {
            findings.add(new Finding.UnselectedTable(place, name));
            return false;
        }
        return true;
    }

    private void checkName(String name, Set<String> names) {
        if (!names.add(name)) {
            findings.add(new Finding.SameCollection(name, name));
        }
        if (name.isEmpty()
                || name.contains("$")
                || name.startsWith("system.")
                || name.startsWith(".")
                || name.indexOf('\0') >= 0) {
            findings.add(new Finding.ReservedName(name, name, "MongoDB does not take it for a collection"));
        }
    }

    private void checkSelection() {
        Set<TableName> used = model.tables();
        Set<TableName> owned = new HashSet<>();
        for (RootCollection root : model.collections()) {
            owned.add(root.from());
            addOwned(root.from(), root.contents(), owned);
        }
        used.stream()
                .filter(table -> !owned.contains(table) && catalog.find(table).isPresent())
                .forEach(table -> findings.add(new Finding.OnlyReferencedRows(table.toString(), table)));
        for (TableName table : selection.tables()) {
            if (!used.contains(table)) {
                findings.add(new Finding.UnusedTable(table.toString(), table));
            }
        }
        selection.orphaned(catalog).stream()
                .filter(fk -> used.contains(fk.child()))
                .forEach(fk ->
                        findings.add(new Finding.OrphanedReference(fk.child().toString(), fk)));
    }

    /// Adds the tables all of whose rows go into documents: every embedded one but those that documents point at.
    private void addOwned(TableName owner, Contents contents, Set<TableName> owned) {
        for (Embedding embedding : contents.embed()) {
            boolean holds =
                    Relationship.candidates(catalog, owner, embedding).stream().allMatch(Relationship::embeddedHolds);
            if (holds) {
                owned.add(embedding.from());
            }
            addOwned(embedding.from(), embedding.contents(), owned);
        }
    }

    private void noteHeirs(String place, Table table) {
        List<TableName> heirs = catalog.tables().stream()
                .filter(t -> t.inherits().contains(table.name()))
                .map(Table::name)
                .toList();
        if (!heirs.isEmpty()) {
            findings.add(new Finding.InheritedRows(place, table.name(), heirs));
        }
    }

    static List<Order> ascending(List<String> columns) {
        return columns.stream().map(c -> new Order(c, false)).toList();
    }
}
