package io.reloquent.source.witness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A query that grows while its reader is put together.
final class Query {

    private final Map<String, Integer> list = new LinkedHashMap<>();
    private final StringBuilder from = new StringBuilder();
    private final List<String> conditions = new ArrayList<>();
    private final List<String> order = new ArrayList<>();
    private int rows;

    /// @param source what gives the rows, without a name
    /// @return what the query calls a row of it
    String from(String source) {
        String row = row();
        from.append(source).append(" as ").append(row);
        return row;
    }

    /// A name for the next row to be joined.
    String row() {
        return "t" + rows++;
    }

    void join(String kind, String source, String row, List<String> on) {
        from.append(' ').append(kind).append(' ').append(source).append(" as ").append(row);
        from.append(" on ").append(String.join(" and ", on));
    }

    void where(String condition) {
        conditions.add(condition);
    }

    void orderBy(String value) {
        order.add(value);
    }

    /// Asks for a value, each only once.
    ///
    /// @return its number in the list, from 1
    int ask(String value) {
        return list.computeIfAbsent(value, v -> list.size() + 1);
    }

    String sql() {
        String values = list.isEmpty() ? "1" : String.join(", ", list.keySet());
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        String by = order.isEmpty() ? "" : " order by " + String.join(", ", order);
        return "select " + values + " from " + from + where + by;
    }
}
