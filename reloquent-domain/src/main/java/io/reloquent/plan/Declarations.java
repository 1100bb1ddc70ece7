package io.reloquent.plan;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.Column;
import io.reloquent.catalog.DataType;
import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.Table;
import io.reloquent.catalog.TableName;
import io.reloquent.design.DeclaredKey;
import io.reloquent.design.DocumentModel;
import io.reloquent.design.FieldFinding.UnknownField;
import io.reloquent.design.Finding;
import io.reloquent.design.KeyFinding.NameTaken;
import io.reloquent.design.KeyFinding.PointsAtNoKey;
import io.reloquent.design.KeyFinding.TypesDoNotJoin;
import io.reloquent.design.TableFinding.UnknownTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Holds the keys and foreign keys that a design declares against the source's schema.
final class Declarations {

    private static final Set<String> INTEGERS = Set.of("smallint", "integer", "bigint");
    private static final Set<String> FLOATS = Set.of("real", "double precision");
    private static final Set<String> TEXTS = Set.of("text", "varchar", "char", "name");

    private final Catalog source;
    private final Consumer<Finding> findings;

    Declarations(Catalog source, Consumer<Finding> findings) {
        this.source = source;
        this.findings = findings;
    }

    /// The source's schema together with what of the declarations can be true.
    Catalog over(DocumentModel model) {
        Catalog declared = source;
        for (DeclaredKey key : model.keys()) {
            if (isThere(key.table().toString(), key.table(), key.columns())) {
                declared = declared.withKey(key.table(), key.columns());
            }
        }
        for (ForeignKey key : model.foreignKeys()) {
            boolean from = isThere(key.name(), key.child(), key.from());
            boolean to = isThere(key.name(), key.parent(), key.to());
            if (from && to && joins(declared, key)) {
                declared = declared.with(List.of(key));
            }
        }
        return declared;
    }

    private boolean isThere(String place, TableName name, List<String> columns) {
        if (source.find(name).isEmpty()) {
            findings.accept(UnknownTable.of(place, name, source));
            return false;
        }
        List<String> known =
                source.table(name).columns().stream().map(Column::name).toList();
        List<String> missing =
                columns.stream().filter(column -> !known.contains(column)).toList();
        missing.forEach(column -> findings.accept(new UnknownField(place, name, column, known)));
        return missing.isEmpty();
    }

    /// @param declared the schema with all keys and the foreign keys before this one
    private boolean joins(Catalog declared, ForeignKey key) {
        List<Finding> against = new ArrayList<>();
        if (declared.from(key.child()).stream().anyMatch(other -> other.name().equals(key.name()))) {
            against.add(new NameTaken(key.name(), key.name(), key.child()));
        }
        if (!declared.table(key.parent()).isUnique(key.to())) {
            against.add(new PointsAtNoKey(key.name(), key));
        }
        for (int i = 0; i < key.from().size(); i++) {
            DataType from = type(key.child(), key.from().get(i));
            DataType to = type(key.parent(), key.to().get(i));
            if (!areCompared(from, to)) {
                against.add(new TypesDoNotJoin(
                        key.name(),
                        key,
                        key.from().get(i) + " (" + from + ")",
                        key.to().get(i) + " (" + to + ")"));
            }
        }
        against.forEach(findings);
        return against.isEmpty();
    }

    private DataType type(TableName name, String column) {
        Table table = source.table(name);
        return source.underlying(table.column(column).orElseThrow().type());
    }

    /// Whether PostgreSQL takes the two for a foreign key: a value of the one becomes one of the other by itself,
    /// and loses nothing.
    private static boolean areCompared(DataType from, DataType to) {
        String child = from.name();
        String parent = to.name();
        boolean number = INTEGERS.contains(child) && (INTEGERS.contains(parent) || parent.equals("numeric"));
        boolean approximate = FLOATS.contains(child) && FLOATS.contains(parent);
        boolean text = TEXTS.contains(child) && TEXTS.contains(parent);
        boolean day = child.equals("date") && parent.equals("timestamp");
        boolean plain = !from.isArray() && !to.isArray();
        boolean same = child.equals(parent) && from.dimensions() == to.dimensions();
        return same || (plain && (number || approximate || text || day));
    }
}
