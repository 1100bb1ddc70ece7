package io.reloquent.source.witness;

import io.reloquent.catalog.Column;
import io.reloquent.design.Embedding.Order;
import io.reloquent.design.Relationship;
import io.reloquent.source.witness.Standing.Hold;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/// A place of a design whose rows a query of its own gives: those of the root, or of an array.
///
/// Every row is joined to the rows above it, all the way up to the root, so that none comes that belongs nowhere, and
/// the rows of one document come together.
final class Place {

    private static final String NUMBER = "reloquent_number";

    private final Standing standing;
    private final String label;
    private final SourceTypes types;
    private final BiFunction<Standing, String, String> filter;
    private final Query query = new Query();
    private final Map<Standing, String> rows = new HashMap<>();
    private final List<Stream> inner = new ArrayList<>();
    private final Standing root;

    /// @param label  what the place is called in messages
    /// @param filter the condition of a standing over a row of the query
    Place(Standing standing, String label, SourceTypes types, BiFunction<Standing, String, String> filter) {
        this.standing = standing;
        this.label = label;
        this.types = types;
        this.filter = filter;
        rows.put(standing, query.from(Sql.name(standing.table.name())));
        if (standing.filter != null) {
            query.where(filter.apply(standing, row()));
        }
        Standing at = standing;
        for (Hold hold = at.hold; hold != null; hold = at.hold) {
            joinAbove(at, hold);
            at = hold.above();
        }
        this.root = at;
    }

    private void joinAbove(Standing below, Hold hold) {
        Standing above = hold.above();
        String row = query.row();
        List<String> on = new ArrayList<>(equal(types, below, name(below), hold.by(), above, row));
        boolean cut = above.sort.limit() > 0;
        if (cut) {
            on.add(Sql.column(row, NUMBER) + " <= " + above.sort.limit());
        } else if (above.filter != null) {
            on.add(filter.apply(above, row));
        }
        query.join("join", cut ? numbered(above, above.hold().by()) : Sql.name(above.table.name()), row, on);
        rows.put(above, row);
    }

    /// The rows of an array that ends somewhere, numbered within each array.
    private String numbered(Standing cut, Relationship by) {
        String where = cut.filter == null ? "" : " where " + filter.apply(cut, "r");
        String arrays = String.join(
                ", ", by.embeddedColumns().stream().map(c -> Sql.column("r", c)).toList());
        return "(select r.*, row_number() over (partition by %s order by %s) as %s from %s as r%s)"
                .formatted(arrays, String.join(", ", order(cut, "r")), NUMBER, Sql.name(cut.table.name()), where);
    }

    String label() {
        return label;
    }

    Query query() {
        return query;
    }

    /// What the query calls the row itself.
    String row() {
        return name(standing);
    }

    private String name(Standing at) {
        String row = rows.get(at);
        if (row == null) {
            throw new IllegalStateException(label + " does not read " + at.table.name());
        }
        return row;
    }

    /// An array whose elements are in the document of this place's row.
    void hold(Stream stream) {
        inner.add(stream);
    }

    Stream stream(List<Field> fields, Elements elements) {
        boolean ordered = standing != root || !inner.isEmpty();
        if (ordered) {
            root.rootKey.forEach(column -> query.orderBy(together(column)));
        }
        if (standing != root) {
            order(standing, row()).forEach(query::orderBy);
        }
        Key rootKey = ordered ? key(List.of(root)) : Key.NONE;
        Key holder = standing.streamAbove().map(above -> key(path(above))).orElse(Key.NONE);
        return new Stream(label, query, rootKey, holder, fields, elements, List.copyOf(inner));
    }

    /// Any order will do that brings the rows of one document together; a key that only the design declares may be of
    /// a type that has none.
    private String together(String column) {
        return root.table.isKeyedOnTrust() ? ordered(root, column, name(root)) : Sql.column(name(root), column);
    }

    /// What tells the row apart within its document.
    Key ownKey() {
        return key(path(standing));
    }

    /// Standings whose keys tell a row apart within its document. A row that several rows point at needs theirs.
    private List<Standing> path(Standing at) {
        List<Standing> path = new ArrayList<>();
        for (Standing step = at; step != root; step = step.streamAbove().orElseThrow()) {
            path.add(step);
            if (!step.isRepeated()) {
                break;
            }
        }
        return path;
    }

    private Key key(List<Standing> path) {
        List<Integer> columns = new ArrayList<>();
        List<Column> all = new ArrayList<>();
        for (Standing step : path) {
            List<String> names = step == root ? root.rootKey : step.table.identity();
            for (String column : names) {
                Column of = step.column(column);
                columns.add(query.ask(types.told(Sql.column(name(step), column), of.type())));
                all.add(of);
            }
        }
        return new Key(columns, all.size() == 1 && types.isWhole(all.get(0).type()));
    }

    /// The user's order, then the table's key; null comes last, first when descending; rows without a key by content.
    private List<String> order(Standing array, String row) {
        List<String> by = new ArrayList<>();
        for (Order order : array.sort.by()) {
            by.add(ordered(array, order.column(), row) + (order.descending() ? " desc" : ""));
        }
        array.table.identity().forEach(column -> by.add(ordered(array, column, row)));
        if (array.table.identity().isEmpty()) {
            by.add("(" + row + ".*)::text collate \"C\"");
        }
        return by;
    }

    private String ordered(Standing at, String column, String row) {
        return types.ordered(Sql.column(row, column), at.column(column).type());
    }

    /// The conditions by which a row hangs on one above it.
    static List<String> equal(
            SourceTypes types, Standing below, String row, Relationship by, Standing above, String rowAbove) {
        List<String> equal = new ArrayList<>();
        for (int i = 0; i < by.embeddedColumns().size(); i++) {
            Column lower = below.column(by.embeddedColumns().get(i));
            Column upper = above.column(by.ownerColumns().get(i));
            String own = Sql.column(row, lower.name());
            String others = Sql.column(rowAbove, upper.name());
            equal.add(
                    by.embeddedHolds()
                            ? types.equal(own, lower.type(), others, upper.type())
                            : types.equal(others, upper.type(), own, lower.type()));
        }
        return equal;
    }
}
