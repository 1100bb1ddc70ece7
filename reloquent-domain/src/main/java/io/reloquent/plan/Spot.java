package io.reloquent.plan;

import io.reloquent.catalog.TableName;
import io.reloquent.design.Embedding.Order;
import io.reloquent.design.Relationship;
import java.util.ArrayList;
import java.util.List;

/// A place in the documents under construction: a table in a read, and the way up from it to the root.
///
/// @param index position of the table in the read
/// @param up    steps to the tables above, nearest first
/// @param key   what orders the rows here; empty where they are joined into another stream
/// @param place where this is in the mapping, for findings
/// @param path  the path of the field that holds the documents; empty at the root
/// @param arrays whether an array lies on that path
record Spot(TableName table, int index, List<Hop> up, List<Order> key, String place, String path, boolean arrays) {

    /// The spot of a row joined to this one.
    Spot joined(TableName embedded, int at, Relationship by, String field) {
        var hop = new Hop(table, by.ownerColumns(), by.embeddedColumns(), !by.embeddedHolds(), key);
        return new Spot(embedded, at, prepend(hop), List.of(), place + "." + field, pathTo(field), arrays);
    }

    /// The spot of a stream of children of this row.
    Spot children(TableName embedded, Relationship by, List<Order> ownKey, String field) {
        var hop = new Hop(table, by.ownerColumns(), by.embeddedColumns(), false, key);
        return new Spot(embedded, 0, prepend(hop), ownKey, place + "." + field, pathTo(field), true);
    }

    /// Whether the root document is told apart by a hash of its row, which no foreign key points at.
    boolean isUnderContentId() {
        List<Order> root = up.isEmpty() ? key : up.get(up.size() - 1).key();
        return root.stream().anyMatch(order -> order.column().equals(Read.HASH));
    }

    String pathTo(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    private List<Hop> prepend(Hop hop) {
        List<Hop> hops = new ArrayList<>();
        hops.add(hop);
        hops.addAll(up);
        return hops;
    }
}
