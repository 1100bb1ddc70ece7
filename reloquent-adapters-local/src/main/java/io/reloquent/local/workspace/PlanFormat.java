package io.reloquent.local.workspace;

import io.reloquent.catalog.RowCount;
import io.reloquent.design.Finding;
import io.reloquent.design.Finding.Severity;
import io.reloquent.local.workspace.YamlTree.Lines;
import io.reloquent.plan.CollectionPlan;
import io.reloquent.plan.IndexCondition;
import io.reloquent.plan.IndexPlan;
import io.reloquent.plan.Join;
import io.reloquent.plan.KeyPart;
import io.reloquent.plan.OutputValue.ColumnAt;
import io.reloquent.plan.Plan;
import io.reloquent.plan.Read;
import io.reloquent.plan.Recommendation;
import io.reloquent.plan.SkippedIndex;
import io.reloquent.plan.SparkMethod;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A plan as YAML, for a person's review; nobody reads it back.
final class PlanFormat {

    byte[] write(Plan plan) {
        YamlTree root = new YamlTree()
                .comment("What 'reloquent migrate' will do. Written for review; changing this file changes nothing.")
                .always("version", YamlFile.VERSION)
                .always("hash", plan.hash())
                .always("source", plan.source())
                .always("target", plan.target())
                .always("connections", plan.connections())
                .always(
                        "engine",
                        recommended(
                                plan.runner().value().written(), plan.runner().because()))
                .always("collections", collections(plan))
                .put("indexes", plan.indexes().stream().map(PlanFormat::index).toList())
                .put(
                        "skippedIndexes",
                        plan.skippedIndexes().stream().map(PlanFormat::skipped).toList())
                .put("findings", findings(plan));
        return YamlWriter.text(root).getBytes(StandardCharsets.UTF_8);
    }

    private static YamlTree recommended(String name, String because) {
        return new YamlTree().always("recommended", name).always("because", because);
    }

    private static List<YamlTree> collections(Plan plan) {
        return plan.collections().stream().map(PlanFormat::collection).toList();
    }

    private static YamlTree collection(CollectionPlan plan) {
        Recommendation<SparkMethod> onSpark = SparkMethod.recommended(plan);
        return new YamlTree()
                .always("collection", plan.collection())
                .always("documents", documents(plan.documents()))
                .always(
                        "ranges",
                        new YamlTree()
                                .always("count", plan.ranges().value())
                                .always("because", plan.ranges().because()))
                .always("engineOnSpark", recommended(onSpark.value().written(), onSpark.because()))
                .put("worstCaseBytes", plan.worstCaseBytes() == 0 ? null : plan.worstCaseBytes())
                .always(
                        "reads",
                        plan.root().reads().stream().map(PlanFormat::read).toList())
                .always("document", new Lines(PlanFields.of(plan.root())));
    }

    private static YamlTree documents(RowCount rows) {
        return new YamlTree().always("expected", rows.rows()).always("basis", Words.of(rows.basis()));
    }

    private static YamlTree read(Read read) {
        List<String> key = read.key().stream().map(part -> part(read, part)).toList();
        return new YamlTree()
                .always("read", read.name())
                .always("table", read.table().toString())
                .put("where", read.condition() == null ? null : read.condition().text())
                .put(
                        "joins",
                        new Lines(read.joins().stream()
                                .map(join -> join(read, join))
                                .toList()))
                .always("key", key)
                .put("belongsBy", key.subList(0, read.pathLength()))
                .always("rangesBy", key.subList(0, read.rangeLength()))
                .put(
                        "leftOutWhereNull",
                        read.notNull().stream().map(at -> column(read, at)).toList())
                .flag("notAllRowsOfTheTable", read.partial())
                .put("rowsToldApartBy", identity(read))
                .always("order", read.sorting().value().words())
                .always("because", read.sorting().because());
    }

    private static String identity(Read read) {
        return switch (read.rowIdentity()) {
            case KEYED -> "the key of the table";
            case HASHED -> "a hash of the row and a number among equal rows";
            case ORDERED_BY_CONTENT -> "nothing; they are ordered by their content";
        };
    }

    private static String join(Read read, Join join) {
        String on = join.on().stream()
                .map(pair -> join.table() + "." + pair.column() + " = " + column(read, pair.left()))
                .collect(Collectors.joining(" and "));
        String kept = join.optional() ? ", rows without a partner are kept" : ", rows without a partner are left out";
        String only =
                join.condition() == null ? "" : " where " + join.condition().text();
        return join.table() + " on " + on + only + kept;
    }

    private static String part(Read read, KeyPart part) {
        String value = read.outputs().get(part.output()).value() instanceof ColumnAt at ? column(read, at) : "";
        return value + (part.descending() ? " descending" : "");
    }

    private static String column(Read read, ColumnAt at) {
        var table = at.table() == 0
                ? read.table()
                : read.joins().get(at.table() - 1).table();
        return table + "." + at.column();
    }

    private static YamlTree index(IndexPlan index) {
        var keys = new YamlTree();
        index.keys()
                .forEach(key -> keys.always(
                        key.path(),
                        key.kind().isOrdered()
                                ? Integer.valueOf(key.kind().written())
                                : key.kind().written()));
        return new YamlTree()
                .always("collection", index.collection())
                .always("keys", keys)
                .flag("unique", index.unique())
                .put(
                        "onlyWhere",
                        index.only().stream().map(IndexCondition::written).toList())
                .flag("ignoringCase", index.ignoreCase())
                .put("language", index.language())
                .always("because", index.because());
    }

    private static YamlTree skipped(SkippedIndex index) {
        return new YamlTree()
                .always("table", index.table().toString())
                .always("index", index.index())
                .always("because", index.because());
    }

    private static YamlTree findings(Plan plan) {
        var tree = new YamlTree();
        for (Severity severity : Severity.values()) {
            Stream<Finding> found = plan.findings().stream().filter(f -> f.severity() == severity);
            tree.put(Words.of(severity) + "s", found.map(PlanFormat::finding).toList());
        }
        return tree;
    }

    private static YamlTree finding(Finding finding) {
        return new YamlTree()
                .always("place", finding.place())
                .always("message", finding.message())
                .always("advice", finding.advice());
    }
}
