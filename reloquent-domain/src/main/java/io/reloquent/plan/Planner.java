package io.reloquent.plan;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.Fingerprint;
import io.reloquent.catalog.Table;
import io.reloquent.design.DocumentModel;
import io.reloquent.design.Embedding.Order;
import io.reloquent.design.FieldFinding;
import io.reloquent.design.Finding;
import io.reloquent.design.Nulls;
import io.reloquent.design.RootCollection;
import io.reloquent.expression.Syntax;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Turns a design into a plan, and finds everything that stands in the way of it in one go.
public final class Planner {

    private final Blueprint blueprint;
    private final Catalog catalog;
    private final DocumentModel model;
    private final List<Finding> findings = new ArrayList<>();
    private final List<FieldPath> paths = new ArrayList<>();
    private final Syntax syntax;
    private final Expressions expressions;
    private final Coverage coverage;

    private Planner(Blueprint blueprint, Syntax syntax) {
        this.blueprint = blueprint;
        this.model = blueprint.model();
        this.catalog = new Declarations(blueprint.catalog(), findings::add).over(model);
        this.syntax = syntax;
        this.expressions = new Expressions(catalog, syntax, findings::add);
        this.coverage = new Coverage(catalog, blueprint.selection(), findings::add);
    }

    /// Plans a migration.
    ///
    /// @param syntax how the design's expressions are read
    /// @param source where the rows are, without secrets
    /// @param target where the documents go, without secrets
    public static Planning plan(Blueprint blueprint, Syntax syntax, String source, String target) {
        return new Planner(blueprint, syntax).plan(source, target);
    }

    private Planning plan(String source, String target) {
        List<CollectionPlan> collections = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (RootCollection root : model.collections()) {
            checkName(root.name(), names);
            if (coverage.isUsable(root.name(), root.from())) {
                collections.add(plan(root));
            }
        }
        coverage.check(model);
        new Advice(catalog, blueprint.selection(), findings::add).check(model, collections);
        var planning = new Planning(Optional.empty(), findings);
        if (!planning.errors().isEmpty()) {
            return planning;
        }
        var indexes = new IndexPlanner(catalog, model, syntax, paths);
        var plan = new Plan(
                Fingerprint.of(blueprint.catalog().structure(), blueprint.types(), model, source, target),
                source,
                target,
                bytes(collections),
                collections,
                indexes.planned(),
                indexes.skipped(),
                findings);
        return new Planning(Optional.of(plan), findings);
    }

    private CollectionPlan plan(RootCollection root) {
        Table table = catalog.table(root.from());
        var fields = new FieldPlanner(
                catalog, blueprint.types(), expressions, model.naming(), findings::add, root.name(), paths);
        var id = new IdPlanner(catalog, blueprint.types(), root, fields, findings::add);
        Nulls nulls = root.contents().nulls() == null
                ? model.nulls()
                : root.contents().nulls();
        var condition =
                expressions.condition(root.name(), root.from(), root.contents().filter());
        Spot spot = Spot.root(root.from(), id.key(), condition, nulls, root.name());
        var reads = new ReadBuilder(catalog, spot);
        var tree = new FieldTree(root.name(), findings::add);
        tree.addId(id.plan(spot, reads));
        new ContentsPlanner(catalog, fields, expressions, findings::add, coverage::isUsable)
                .fill(tree, spot, reads, root.contents(), id.taken());
        Read read = reads.build(root.name(), id.identity());
        var nest = new Nest(read, tree.build());
        long worst = new SizeCheck(catalog, findings::add).check(root);
        coverage.noteHeirs(root.name(), table);
        return new CollectionPlan(root.name(), nest, table.rows(), Ranges.of(nest, table.rows()), worst);
    }

    /// Of the tables that are read, each counted once.
    private long bytes(List<CollectionPlan> collections) {
        return collections.stream()
                .flatMap(collection -> collection.root().reads().stream())
                .flatMap(read -> Stream.concat(
                        Stream.of(read.table()), read.joins().stream().map(Join::table)))
                .distinct()
                .mapToLong(table -> catalog.table(table).bytes())
                .sum();
    }

    private void checkName(String name, Set<String> names) {
        if (!names.add(name)) {
            findings.add(new FieldFinding.SameCollection(name, name));
        }
        if (name.isEmpty()
                || name.contains("$")
                || name.startsWith("system.")
                || name.startsWith(".")
                || name.indexOf('\0') >= 0) {
            findings.add(new FieldFinding.ReservedName(name, name, "MongoDB does not take it for a collection"));
        }
    }

    static List<Order> ascending(List<String> columns) {
        return columns.stream().map(c -> new Order(c, false)).toList();
    }
}
