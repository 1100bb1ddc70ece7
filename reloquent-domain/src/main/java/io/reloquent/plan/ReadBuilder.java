package io.reloquent.plan;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.DataType;
import io.reloquent.catalog.Table;
import io.reloquent.catalog.TableName;
import io.reloquent.design.Embedding.Order;
import io.reloquent.design.Relationship;
import io.reloquent.mapping.Rendition;
import io.reloquent.plan.OutputValue.ColumnAt;
import io.reloquent.plan.Read.RowIdentity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts one read together: its joins, its outputs and its key.
final class ReadBuilder {

    private final Catalog catalog;
    private final Spot spot;
    private final List<TableName> tables = new ArrayList<>();
    private final List<Join> joins = new ArrayList<>();
    private final List<Output> outputs = new ArrayList<>();
    private final List<KeyPart> key = new ArrayList<>();
    private final Set<ColumnAt> notNull = new LinkedHashSet<>();
    private final Map<Integer, Integer> joinedLevels = new HashMap<>();
    private int pathLength;
    private int rangeLength;

    ReadBuilder(Catalog catalog, Spot spot) {
        this.catalog = catalog;
        this.spot = spot;
        tables.add(spot.table());
        for (int level = spot.up().size(); level >= 1; level--) {
            addKey(level, spot.up().get(level - 1).key());
            if (level == spot.up().size()) {
                rangeLength = key.size();
            }
        }
        pathLength = key.size();
        addKey(0, spot.key());
        if (spot.up().isEmpty()) {
            rangeLength = key.size();
        }
        for (int level = 1; level <= spot.up().size(); level++) {
            if (spot.up().get(level - 1).condition() != null) {
                joined(level);
            }
        }
        for (int level = 1; level <= spot.up().size(); level++) {
            requireLink(level);
        }
    }

    /// Joins the row that belongs to the one at `owner` and fulfils the condition, if there is one, and says at which
    /// position.
    int join(int owner, TableName table, Relationship by, @Nullable Condition condition) {
        List<Join.On> on = new ArrayList<>();
        for (int i = 0; i < by.ownerColumns().size(); i++) {
            on.add(new Join.On(
                    new ColumnAt(owner, by.ownerColumns().get(i)),
                    by.embeddedColumns().get(i)));
        }
        return add(new Join(table, true, on, condition));
    }

    int output(OutputValue value, Rendition sent) {
        return output(new Output(value, sent, null));
    }

    /// The position of a value among the outputs, which is added if it is not there yet.
    int output(Output output) {
        int at = outputs.indexOf(output);
        if (at >= 0) {
            return at;
        }
        outputs.add(output);
        return outputs.size() - 1;
    }

    Read build(String name, RowIdentity identity) {
        return new Read(
                name,
                spot.table(),
                spot.condition(),
                joins,
                outputs,
                key,
                pathLength,
                rangeLength,
                List.copyOf(notNull),
                isPartial(),
                spot.isShared(),
                identity,
                tables.stream().map(catalog::table).anyMatch(Table::isKeyedOnTrust),
                Sortings.of(catalog.table(spot.table()), identity, pathLength == 0, indexed()));
    }

    private void addKey(int level, List<Order> columns) {
        for (Order order : columns) {
            DataType type = typeOf(level, order.column());
            KeyKind kind = KeyKind.of(type);
            ColumnAt column = express(level, order.column());
            Rendition sent = Rendition.castTo(cast(kind, type, typeOf(column)));
            key.add(new KeyPart(output(column, sent), kind, order.descending()));
        }
    }

    /// What a column must be turned into to be compared with a key of another type as the foreign key compares them:
    /// into the key's type first, and then into text where that is what is compared.
    private static @Nullable String cast(KeyKind kind, DataType key, DataType sent) {
        boolean same = sent.name().equals(key.name());
        if (kind != KeyKind.TEXT) {
            return same ? null : key.name();
        }
        if (kind.fits(key)) {
            return kind.fits(sent) ? null : "text";
        }
        // `char` without a length would be read as one character.
        return same ? "text" : (key.name().equals("char") ? "bpchar" : key.name()) + "::text";
    }

    /// A column of the table `level` steps up, taken from a table further down where a foreign key says it is equal.
    private ColumnAt express(int level, String column) {
        if (level == 0) {
            return new ColumnAt(0, column);
        }
        Hop hop = spot.up().get(level - 1);
        int linked = hop.mustJoin() ? -1 : hop.upperColumns().indexOf(column);
        if (linked >= 0 && !joinedLevels.containsKey(level)) {
            return express(level - 1, hop.lowerColumns().get(linked));
        }
        return new ColumnAt(joined(level), column);
    }

    /// The position of the table `level` steps up, which is joined if it is not there yet.
    private int joined(int level) {
        Integer known = joinedLevels.get(level);
        if (known != null) {
            return known;
        }
        Hop hop = spot.up().get(level - 1);
        List<Join.On> on = new ArrayList<>();
        for (int i = 0; i < hop.upperColumns().size(); i++) {
            on.add(new Join.On(
                    express(level - 1, hop.lowerColumns().get(i)),
                    hop.upperColumns().get(i)));
        }
        int at = add(new Join(hop.upper(), false, on, hop.condition()));
        joinedLevels.put(level, at);
        return at;
    }

    /// Leaves out rows that point nowhere: a join does that by itself, a column that was taken instead must be asked.
    private void requireLink(int level) {
        if (joinedLevels.containsKey(level)) {
            return;
        }
        for (String column : spot.up().get(level - 1).lowerColumns()) {
            ColumnAt at = express(level - 1, column);
            if (!catalog.table(tables.get(at.table())).isNeverNull(at.column())) {
                notNull.add(at);
            }
        }
    }

    private boolean isPartial() {
        return spot.condition() != null
                || spot.up().stream().anyMatch(hop -> hop.condition() != null)
                || mayPointNowhere();
    }

    /// Whether a row may belong to no document because a column that links it to one is null.
    boolean mayPointNowhere() {
        TableName lower = spot.table();
        for (Hop hop : spot.up()) {
            if (!hop.lowerColumns().stream().allMatch(catalog.table(lower)::isNeverNull)) {
                return true;
            }
            lower = hop.upper();
        }
        return false;
    }

    private int add(Join join) {
        joins.add(join);
        tables.add(join.table());
        return tables.size() - 1;
    }

    private DataType typeOf(int level, String column) {
        TableName table = level == 0 ? spot.table() : spot.up().get(level - 1).upper();
        return type(table, column);
    }

    private DataType typeOf(ColumnAt column) {
        return type(tables.get(column.table()), column.column());
    }

    private DataType type(TableName table, String column) {
        return switch (column) {
            case Read.HASH -> new DataType("text");
            case Read.ORDINAL -> new DataType("bigint");
            default ->
                catalog.underlying(catalog.table(table)
                        .column(column)
                        .orElseThrow(() -> new IllegalStateException(table + " lost its column " + column))
                        .type());
        };
    }

    /// The first column of the range key where an index has that at its head as the columns are, in their own type and
    /// order; else null.
    private @Nullable String indexed() {
        List<String> columns = new ArrayList<>();
        for (KeyPart part : key.subList(0, rangeLength)) {
            Output output = outputs.get(part.output());
            boolean plain = output.sent().isPlain() && part.kind() != KeyKind.TEXT;
            if (!plain || !(output.value() instanceof ColumnAt(int at, String column)) || at != 0) {
                return null;
            }
            columns.add(column);
        }
        Table table = catalog.table(spot.table());
        return !columns.isEmpty() && table.isIndexedBy(columns) ? columns.get(0) : null;
    }
}
