package io.reloquent.plan;

import io.reloquent.catalog.TableName;
import io.reloquent.design.Embedding.Order;
import io.reloquent.design.Nulls;
import io.reloquent.design.Relationship;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A place in the documents under construction: a table in a read, and the way up from it to the root.
///
/// @param index     position of the table in the read
/// @param up        steps to the tables above, nearest first
/// @param key       what orders the rows here; empty where they are joined into another stream
/// @param condition what a row must fulfil to be here; null takes every row
/// @param nulls     what becomes of nulls here
/// @param place     where this is in the mapping, for findings; it begins with the collection's name
/// @param path      the path of the field that holds the documents; empty at the root
/// @param arrays    whether an array lies on that path
/// @param merged    whether the rows' fields stand among another row's
/// @param values    whether rows are values in an array, so that a value's path is that of the array
record Spot(
        TableName table,
        int index,
        List<Hop> up,
        List<Order> key,
        @Nullable Condition condition,
        Nulls nulls,
        String place,
        String path,
        boolean arrays,
        boolean merged,
        boolean values) {

    static Spot root(TableName table, List<Order> key, @Nullable Condition condition, Nulls nulls, String collection) {
        return new Spot(table, 0, List.of(), key, condition, nulls, collection, "", false, false, false);
    }

    /// The spot of a row joined to this one under a field.
    Spot joined(TableName other, int at, Relationship by, @Nullable Condition only, Nulls strategy, String field) {
        return new Spot(
                other,
                at,
                above(by, !by.embeddedHolds()),
                List.of(),
                only,
                strategy,
                inner(field),
                pathTo(field),
                arrays,
                false,
                false);
    }

    /// The spot of a row joined to this one whose fields stand among this one's.
    Spot merged(TableName other, int at, Relationship by, @Nullable Condition only, Nulls strategy, String label) {
        return new Spot(
                other,
                at,
                above(by, !by.embeddedHolds()),
                List.of(),
                only,
                strategy,
                inner(label),
                path,
                arrays,
                true,
                values);
    }

    /// The spot of a stream of children of this row.
    Spot children(
            TableName other,
            Relationship by,
            List<Order> ownKey,
            @Nullable Condition only,
            Nulls strategy,
            String field,
            boolean asValues) {
        return new Spot(
                other, 0, above(by, false), ownKey, only, strategy, inner(field), pathTo(field), true, false, asValues);
    }

    /// Whether the root document is told apart by a hash of its row, which no foreign key points at.
    boolean isUnderContentId() {
        List<Order> root = up.isEmpty() ? key : up.get(up.size() - 1).key();
        return root.stream().anyMatch(order -> order.column().equals(Read.HASH));
    }

    /// Whether a row here may be in several documents, because it lies below a row that several point at.
    boolean isShared() {
        return up.stream().anyMatch(Hop::mustJoin);
    }

    String pathTo(String field) {
        if (values) {
            return path;
        }
        return path.isEmpty() ? field : path + "." + field;
    }

    /// The place of something embedded here.
    String inner(String field) {
        return place + "." + field;
    }

    private List<Hop> above(Relationship by, boolean mustJoin) {
        List<Hop> hops = new ArrayList<>();
        hops.add(new Hop(table, by.ownerColumns(), by.embeddedColumns(), mustJoin, key, condition));
        hops.addAll(up);
        return hops;
    }
}
