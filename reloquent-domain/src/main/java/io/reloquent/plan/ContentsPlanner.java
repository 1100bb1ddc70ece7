package io.reloquent.plan;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.Column;
import io.reloquent.catalog.Table;
import io.reloquent.catalog.TableName;
import io.reloquent.design.Contents;
import io.reloquent.design.Embedding;
import io.reloquent.design.Embedding.EmbeddedArray;
import io.reloquent.design.Embedding.EmbeddedDocument;
import io.reloquent.design.Embedding.Order;
import io.reloquent.design.FieldRule;
import io.reloquent.design.Finding;
import io.reloquent.design.Relationship;
import io.reloquent.mapping.TypeMapping;
import io.reloquent.mapping.ValueMapping;
import io.reloquent.plan.Read.RowIdentity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/// Plans what documents hold, from the contents of a design, down through everything embedded.
final class ContentsPlanner {

    private final Catalog catalog;
    private final TypeMapping types;
    private final Consumer<Finding> findings;
    private final BiPredicate<String, TableName> isUsable;
    private final String collection;
    private final Collection<FieldPath> paths;

    ContentsPlanner(
            Catalog catalog,
            Consumer<Finding> findings,
            BiPredicate<String, TableName> isUsable,
            String collection,
            Collection<FieldPath> paths) {
        this.catalog = catalog;
        this.types = new TypeMapping(catalog);
        this.findings = findings;
        this.isUsable = isUsable;
        this.collection = collection;
        this.paths = paths;
    }

    /// Adds the fields of one table's rows.
    ///
    /// @param taken columns that are already in the document in another way
    void fill(FieldTree tree, Spot spot, ReadBuilder reads, Contents contents, Set<String> taken) {
        Table table = catalog.table(spot.table());
        checkColumns(spot.place(), table, contents.rules().keySet());
        checkColumns(spot.place(), table, contents.keep());
        for (Column column : table.columns()) {
            FieldRule rule = contents.rule(column.name());
            boolean asked = rule.rename() != null || contents.keep().contains(column.name());
            if (contents.carries(column.name()) && (asked || !taken.contains(column.name()))) {
                String path = rule.rename() == null ? literal(spot.place(), column.name()) : rule.rename();
                String full = spot.pathTo(path);
                tree.add(path, name -> value(spot, reads, contents, column.name(), name, full));
            }
        }
        for (Embedding embedding : contents.embed()) {
            embed(tree, spot, reads, embedding);
        }
    }

    Field value(Spot spot, ReadBuilder reads, Contents contents, String columnName, String name, String path) {
        Column column = catalog.table(spot.table()).column(columnName).orElseThrow();
        FieldRule rule = contents.rule(columnName);
        Optional<ValueMapping> possible = types.map(column.type(), rule.type());
        if (possible.isEmpty() && rule.type() != null) {
            findings.accept(new Finding.TypeNotPossible(
                    spot.place(), columnName, column.type().toString(), rule.type()));
        }
        ValueMapping mapping =
                possible.orElseGet(() -> types.map(column.type(), null).orElseThrow());
        if (mapping.loss() != null) {
            findings.accept(new Finding.Lossy(spot.place(), columnName, mapping.loss()));
        }
        paths.add(new FieldPath(
                collection,
                spot.table(),
                columnName,
                spot.path(),
                path,
                mapping.type(),
                spot.arrays() || mapping.array()));
        int output = reads.output(new ColumnAt(spot.index(), columnName), mapping.cast());
        return new Field.Value(name, output, columnName, mapping);
    }

    private void embed(FieldTree tree, Spot spot, ReadBuilder reads, Embedding embedding) {
        String place = spot.place() + "." + embedding.field();
        if (!isUsable.test(place, embedding.from())) {
            return;
        }
        List<Relationship> candidates = Relationship.candidates(catalog, spot.table(), embedding);
        if (candidates.isEmpty()) {
            findings.accept(new Finding.NoRelationship(place, spot.table(), embedding.from()));
        } else if (candidates.size() > 1) {
            List<String> names =
                    candidates.stream().map(c -> c.foreignKey().name()).toList();
            findings.accept(new Finding.AmbiguousRelationship(place, spot.table(), embedding.from(), names));
        } else {
            Relationship by = candidates.get(0);
            switch (embedding) {
                case EmbeddedDocument document -> embedRow(tree, spot, reads, document, by);
                case EmbeddedArray array -> embedRows(tree, spot, array, by);
            }
        }
    }

    private void embedRow(FieldTree tree, Spot spot, ReadBuilder reads, EmbeddedDocument document, Relationship by) {
        Table table = catalog.table(document.from());
        if (by.embeddedHolds() && !table.isUnique(by.embeddedColumns())) {
            findings.accept(new Finding.MayBeSeveral(spot.place() + "." + document.field(), by.foreignKey()));
            return;
        }
        int index = reads.join(spot.index(), document.from(), by);
        Spot inner = spot.joined(document.from(), index, by, document.field());
        int presence = reads.output(new ColumnAt(index, by.embeddedColumns().get(0)), null);
        var fields = new FieldTree(inner.place(), findings);
        fill(
                fields,
                inner,
                reads,
                document.contents(),
                by.embeddedHolds() ? Set.copyOf(by.embeddedColumns()) : Set.of());
        Countable owned = by.embeddedHolds() ? owned(inner, table, by) : null;
        tree.add(document.field(), name -> new Field.Joined(name, presence, fields.build(), owned));
    }

    private Countable owned(Spot inner, Table table, Relationship by) {
        boolean partial = !by.embeddedColumns().stream().allMatch(table::isNeverNull);
        if (partial) {
            findings.accept(new Finding.RowsWithoutOwner(inner.place(), table.name()));
        }
        return new Countable(collection + "." + inner.path(), table.name(), partial);
    }

    private void embedRows(FieldTree tree, Spot spot, EmbeddedArray array, Relationship by) {
        Table table = catalog.table(array.from());
        String place = spot.place() + "." + array.field();
        checkColumns(place, table, array.order().stream().map(Order::column).toList());
        List<Order> key = new ArrayList<>(array.order().stream()
                .filter(order -> table.column(order.column()).isPresent())
                .toList());
        Set<String> ordered = new HashSet<>(key.stream().map(Order::column).toList());
        Planner.ascending(table.identity()).stream()
                .filter(order -> !ordered.contains(order.column()))
                .forEach(key::add);
        if (!by.foreignKey().validated()) {
            findings.accept(new Finding.NotValidated(place, by.foreignKey()));
        }
        boolean keyed = !table.identity().isEmpty();
        if (!keyed && holdsArrays(array.contents())) {
            findings.accept(new Finding.NoKey(place, array.from()));
            return;
        }
        if (spot.isUnderContentId()) {
            findings.accept(new Finding.ArrayUnderContentId(place, array.from()));
            return;
        }
        Spot inner = spot.children(array.from(), by, key, array.field());
        var reads = new ReadBuilder(catalog, inner);
        var fields = new FieldTree(place, findings);
        fill(fields, inner, reads, array.contents(), Set.copyOf(by.embeddedColumns()));
        RowIdentity identity = keyed ? RowIdentity.KEYED : RowIdentity.ORDERED_BY_CONTENT;
        Read read = reads.build(collection + "." + inner.path(), identity);
        if (read.partial()) {
            findings.accept(new Finding.RowsWithoutOwner(place, array.from()));
        }
        tree.add(array.field(), name -> new Field.Children(name, new Nest(read, fields.build())));
    }

    private static boolean holdsArrays(Contents contents) {
        return contents.embed().stream().anyMatch(e -> e instanceof EmbeddedArray || holdsArrays(e.contents()));
    }

    private void checkColumns(String place, Table table, Collection<String> columns) {
        List<String> known = table.columns().stream().map(Column::name).toList();
        for (String column : columns) {
            if (!known.contains(column)) {
                findings.accept(new Finding.UnknownField(place, table.name(), column, known));
            }
        }
    }

    /// A column's own name is one name, whatever dots it holds: they are written as a full-width full stop, which
    /// MongoDB does not read as a path.
    String literal(String place, String column) {
        String field = column.replace('.', '\uff0e');
        if (!field.equals(column)) {
            findings.accept(new Finding.RenamedField(place, column, field));
        }
        return field;
    }
}
