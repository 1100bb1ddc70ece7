package io.reloquent.plan;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.Column;
import io.reloquent.catalog.Table;
import io.reloquent.catalog.TableName;
import io.reloquent.design.AddedField;
import io.reloquent.design.Contents;
import io.reloquent.design.Embedding;
import io.reloquent.design.Embedding.EmbeddedArray;
import io.reloquent.design.Embedding.EmbeddedDocument;
import io.reloquent.design.Embedding.MergedDocument;
import io.reloquent.design.Embedding.Order;
import io.reloquent.design.Embedding.Sort;
import io.reloquent.design.Embedding.ValueArray;
import io.reloquent.design.FieldFinding;
import io.reloquent.design.FieldRule;
import io.reloquent.design.Finding;
import io.reloquent.design.KeyFinding;
import io.reloquent.design.Nulls;
import io.reloquent.design.Relationship;
import io.reloquent.design.RelationshipFinding;
import io.reloquent.design.TableFinding;
import io.reloquent.mapping.Rendition;
import io.reloquent.plan.OutputValue.ColumnAt;
import io.reloquent.plan.Read.RowIdentity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Plans what documents hold, from the contents of a design, down through everything embedded.
final class ContentsPlanner {

    private final Catalog catalog;
    private final FieldPlanner fields;
    private final Expressions expressions;
    private final Consumer<Finding> findings;
    private final BiPredicate<String, TableName> isUsable;

    ContentsPlanner(
            Catalog catalog,
            FieldPlanner fields,
            Expressions expressions,
            Consumer<Finding> findings,
            BiPredicate<String, TableName> isUsable) {
        this.catalog = catalog;
        this.fields = fields;
        this.expressions = expressions;
        this.findings = findings;
        this.isUsable = isUsable;
    }

    /// Adds the fields of one table's rows.
    ///
    /// @param taken columns that are already in the document in another way
    void fill(FieldTree tree, Spot spot, ReadBuilder reads, Contents contents, Set<String> taken) {
        Table table = catalog.table(spot.table());
        checkColumns(spot.place(), table, contents.rules().keySet());
        checkColumns(spot.place(), table, contents.keep() == null ? List.of() : contents.keep());
        for (Column column : table.columns()) {
            if (contents.carries(column.name()) && (contents.names(column.name()) || !taken.contains(column.name()))) {
                addColumn(tree, spot, reads, column, contents.rule(column.name()));
            }
        }
        for (AddedField added : contents.add()) {
            add(tree, spot, reads, added);
        }
        for (Embedding embedding : contents.embed()) {
            embed(tree, spot, reads, embedding);
        }
    }

    private void addColumn(FieldTree tree, Spot spot, ReadBuilder reads, Column column, FieldRule rule) {
        String path = rule.rename() == null ? fields.name(spot, column.name()) : rule.rename();
        String full = spot.pathTo(path);
        tree.add(path, name -> fields.column(spot, reads, column, rule, name, full));
    }

    private void add(FieldTree tree, Spot spot, ReadBuilder reads, AddedField added) {
        switch (added) {
            case AddedField.ComputedField computed ->
                tree.add(
                        computed.field(),
                        name -> fields.computed(spot, reads, computed, name, spot.pathTo(computed.field())));
            case AddedField.ConstantField constant ->
                tree.add(constant.field(), name -> fields.constant(spot, reads, constant, name));
            case AddedField.PySparkField code ->
                findings.accept(new FieldFinding.OnlySpark(spot.inner(code.field()), code.code()));
        }
    }

    private void embed(FieldTree tree, Spot spot, ReadBuilder reads, Embedding embedding) {
        String place = spot.inner(embedding.field());
        if (!isUsable.test(place, embedding.from())) {
            return;
        }
        List<Relationship> candidates = Relationship.candidates(catalog, spot.table(), embedding);
        if (candidates.isEmpty()) {
            findings.accept(new RelationshipFinding.NoRelationship(place, spot.table(), embedding.from()));
        } else if (candidates.size() > 1) {
            List<String> names =
                    candidates.stream().map(c -> c.foreignKey().name()).toList();
            findings.accept(
                    new RelationshipFinding.AmbiguousRelationship(place, spot.table(), embedding.from(), names));
        } else {
            Relationship by = candidates.get(0);
            switch (embedding) {
                case EmbeddedDocument document -> embedRow(tree, spot, reads, document, by);
                case MergedDocument merged -> mergeRow(tree, spot, reads, merged, by);
                case EmbeddedArray array -> embedRows(tree, spot, array, by);
                case ValueArray array -> embedValues(tree, spot, array, by);
            }
        }
    }

    private void embedRow(FieldTree tree, Spot spot, ReadBuilder reads, EmbeddedDocument document, Relationship by) {
        if (mayBeSeveral(spot, document, by)) {
            return;
        }
        @Nullable Condition only = condition(spot, document);
        int index = reads.join(spot.index(), document.from(), by, only);
        Spot inner = spot.joined(document.from(), index, by, only, nulls(spot, document), document.field());
        int presence = presence(reads, index, by);
        var held = new FieldTree(inner.place(), findings);
        fill(held, inner, reads, document.contents(), taken(by));
        Countable owned = inner.isShared() ? null : owned(inner, by);
        boolean omitNull = spot.nulls() == Nulls.OMIT;
        tree.add(document.field(), name -> new Field.Joined(name, presence, held.build(), owned, omitNull));
    }

    private void mergeRow(FieldTree tree, Spot spot, ReadBuilder reads, MergedDocument merged, Relationship by) {
        if (mayBeSeveral(spot, merged, by)) {
            return;
        }
        @Nullable Condition only = condition(spot, merged);
        int index = reads.join(spot.index(), merged.from(), by, only);
        Spot inner = spot.merged(merged.from(), index, by, only, nulls(spot, merged), merged.field());
        fill(tree, inner, reads, merged.contents(), Set.copyOf(by.embeddedColumns()));
        if (!inner.isShared()) {
            tree.count(new Field.Merged(presence(reads, index, by), owned(inner, by)));
        }
    }

    private boolean mayBeSeveral(Spot spot, Embedding embedding, Relationship by) {
        boolean several = by.embeddedHolds() && !catalog.table(embedding.from()).isUnique(by.embeddedColumns());
        if (several) {
            findings.accept(new RelationshipFinding.MayBeSeveral(spot.inner(embedding.field()), by.foreignKey()));
        }
        return several;
    }

    private static int presence(ReadBuilder reads, int index, Relationship by) {
        return reads.output(new ColumnAt(index, by.embeddedColumns().get(0)), Rendition.AS_IS);
    }

    private static Set<String> taken(Relationship by) {
        return by.embeddedHolds() ? Set.copyOf(by.embeddedColumns()) : Set.of();
    }

    private Countable owned(Spot inner, Relationship by) {
        Table table = catalog.table(inner.table());
        boolean mayPointNowhere = !by.embeddedColumns().stream().allMatch(table::isNeverNull);
        if (mayPointNowhere) {
            findings.accept(new TableFinding.RowsWithoutOwner(inner.place(), table.name()));
        }
        boolean filtered = inner.condition() != null || inner.up().stream().anyMatch(hop -> hop.condition() != null);
        return new Countable(inner.place(), table.name(), null, mayPointNowhere || filtered);
    }

    /// A self-reference is embedded level by level: each element holds the same array, with one level less.
    private void embedRows(FieldTree tree, Spot spot, EmbeddedArray array, Relationship by) {
        Contents contents = array.contents();
        if (array.levels() > 1) {
            if (!spot.table().equals(array.from())) {
                findings.accept(
                        new RelationshipFinding.LevelsNeedSelfReference(spot.inner(array.field()), array.from()));
                return;
            }
            contents = contents.with(array.inner());
        }
        children(tree, spot, array.holding(contents), array.sort(), by, false);
    }

    private void embedValues(FieldTree tree, Spot spot, ValueArray array, Relationship by) {
        children(tree, spot, array, array.sort(), by, true);
    }

    private void children(FieldTree tree, Spot spot, Embedding array, Sort sort, Relationship by, boolean values) {
        Table table = catalog.table(array.from());
        String place = spot.inner(array.field());
        if (!canHoldChildren(spot, array, by)) {
            return;
        }
        List<Order> key = key(place, table, sort);
        Spot inner =
                spot.children(array.from(), by, key, condition(spot, array), nulls(spot, array), array.field(), values);
        var reads = new ReadBuilder(catalog, inner);
        var held = new FieldTree(place, findings);
        fill(held, inner, reads, array.contents(), Set.copyOf(by.embeddedColumns()));
        RowIdentity identity = table.identity().isEmpty() ? RowIdentity.ORDERED_BY_CONTENT : RowIdentity.KEYED;
        Read read = reads.build(place, identity);
        // Of a self-reference the rows that point nowhere are those at the top.
        if (reads.mayPointNowhere() && !spot.table().equals(array.from())) {
            findings.accept(new TableFinding.RowsWithoutOwner(place, array.from()));
        }
        List<Field> built = held.build();
        if (values && !isOneValue(built)) {
            findings.accept(new FieldFinding.ValueArrayHoldsMore(
                    place,
                    built.stream().map(Field::name).filter(n -> !n.isEmpty()).toList()));
            return;
        }
        tree.add(array.field(), name -> new Field.Children(name, new Nest(read, built), sort.limit(), values));
    }

    private static boolean isOneValue(List<Field> fields) {
        return fields.stream().filter(f -> f instanceof Field.Value).count() == 1
                && fields.stream().allMatch(f -> f instanceof Field.Value || f instanceof Field.Merged);
    }

    private boolean canHoldChildren(Spot spot, Embedding array, Relationship by) {
        String place = spot.inner(array.field());
        Table table = catalog.table(array.from());
        if (!by.foreignKey().validated()) {
            findings.accept(new RelationshipFinding.NotValidated(place, by.foreignKey()));
        }
        if (table.identity().isEmpty() && holdsArrays(array.contents())) {
            findings.accept(new KeyFinding.NoKey(place, array.from()));
            return false;
        }
        if (spot.isUnderContentId()) {
            findings.accept(new KeyFinding.ArrayUnderContentId(place, array.from()));
            return false;
        }
        return true;
    }

    /// What orders an array: the user's order, then the table's key.
    private List<Order> key(String place, Table table, Sort sort) {
        checkColumns(place, table, sort.by().stream().map(Order::column).toList());
        List<Order> key = new ArrayList<>(sort.by().stream()
                .filter(order -> table.column(order.column()).isPresent())
                .toList());
        Set<String> ordered = new HashSet<>(key.stream().map(Order::column).toList());
        Planner.ascending(table.identity()).stream()
                .filter(order -> !ordered.contains(order.column()))
                .forEach(key::add);
        return key;
    }

    private @Nullable Condition condition(Spot spot, Embedding embedding) {
        return expressions.condition(
                spot.inner(embedding.field()),
                embedding.from(),
                embedding.contents().filter());
    }

    private static Nulls nulls(Spot spot, Embedding embedding) {
        Nulls own = embedding.contents().nulls();
        return own == null ? spot.nulls() : own;
    }

    private static boolean holdsArrays(Contents contents) {
        return contents.embed().stream().anyMatch(e -> e.isMany() || holdsArrays(e.contents()));
    }

    private void checkColumns(String place, Table table, Collection<String> columns) {
        List<String> known = table.columns().stream().map(Column::name).toList();
        for (String column : columns) {
            if (!known.contains(column)) {
                findings.accept(new FieldFinding.UnknownField(place, table.name(), column, known));
            }
        }
    }
}
