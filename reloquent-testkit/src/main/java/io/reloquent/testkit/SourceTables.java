package io.reloquent.testkit;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.Column;
import io.reloquent.catalog.Table;
import io.reloquent.design.Embedding.Order;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/// Whole tables, each read by one plain query and kept.
final class SourceTables {

    /// What PostgreSQL orders in the way that arrays are ordered; everything else is ordered as text.
    private static final Set<String> ORDERED = Set.of(
            "boolean",
            "smallint",
            "integer",
            "bigint",
            "oid",
            "money",
            "numeric",
            "real",
            "double precision",
            "uuid",
            "bytea",
            "date",
            "timestamp",
            "timestamptz");

    /// Rows of one table.
    ///
    /// @param asked  what is wanted of each row besides its columns
    /// @param filter which rows; null for all
    /// @param order  what comes before the table's own key
    record Wanted(Table table, List<Asked> asked, @Nullable String filter, List<Order> order) {}

    private final Connection connection;
    private final Catalog catalog;
    private final JdbcValues values;
    private final Map<String, List<Row>> read = new HashMap<>();
    private final Map<String, Map<List<BsonValue>, List<Row>>> indexes = new HashMap<>();

    SourceTables(Connection connection, Catalog catalog) throws SQLException {
        this.connection = connection;
        this.catalog = catalog;
        this.values = new JdbcValues(catalog);
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "set \"TimeZone\" = 'UTC'; set \"IntervalStyle\" = 'iso_8601'; set \"DateStyle\" = 'ISO, YMD';"
                            + " set extra_float_digits = 3");
        }
    }

    List<Row> rows(Wanted wanted) throws SQLException {
        return rows(select(wanted), from(wanted));
    }

    /// The rows that hold these values in these columns; nothing equals null.
    List<Row> rows(Wanted wanted, List<String> columns, List<BsonValue> key) throws SQLException {
        return key.contains(BsonNull.VALUE) ? List.of() : index(wanted, columns).getOrDefault(key, List.of());
    }

    /// A row that is not there, of which every column is null.
    Row absent(Wanted wanted) throws SQLException {
        String from = " from (select 1) one left join " + name(wanted.table()) + " r on false";
        return rows(select(wanted), from).get(0);
    }

    private Map<List<BsonValue>, List<Row>> index(Wanted wanted, List<String> columns) throws SQLException {
        Select select = select(wanted);
        String name = select.sql() + from(wanted) + columns;
        Map<List<BsonValue>, List<Row>> known = indexes.get(name);
        if (known == null) {
            known = new HashMap<>();
            for (Row row : rows(select, from(wanted))) {
                known.computeIfAbsent(row.joined(columns), k -> new ArrayList<>())
                        .add(row);
            }
            indexes.put(name, known);
        }
        return known;
    }

    private List<Row> rows(Select select, String from) throws SQLException {
        String query = select.sql() + from;
        List<Row> known = read.get(query);
        if (known == null) {
            known = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(query)) {
                while (result.next()) {
                    known.add(select.row(result));
                }
            }
            read.put(query, known);
        }
        return known;
    }

    private Select select(Wanted wanted) {
        Set<Asked> asked = new LinkedHashSet<>();
        wanted.table().columns().forEach(column -> asked.add(Asked.column(column)));
        asked.addAll(wanted.asked());
        return new Select(asked);
    }

    private String from(Wanted wanted) {
        String filter = wanted.filter() == null ? "" : " where (" + wanted.filter() + ")";
        return " from " + name(wanted.table()) + " r" + filter + order(wanted);
    }

    /// The list of a query, and what reads it.
    private final class Select {
        private final List<String> list = new ArrayList<>();
        private final Map<String, Integer> texts = new LinkedHashMap<>();
        private final Map<String, JdbcValues.Reader> readers = new LinkedHashMap<>();

        Select(Set<Asked> asked) {
            for (Asked one : asked) {
                list.add(one.sql() + "::text");
                texts.put(one.sql(), 1 + list.size());
                readers.put(one.sql(), values.reader(one, this::add));
            }
        }

        private int add(String sql) {
            list.add(sql);
            return 1 + list.size();
        }

        String sql() {
            return "select (r.*)::text, " + String.join(", ", list);
        }

        Row row(ResultSet result) throws SQLException {
            Map<String, BsonValue> found = new HashMap<>();
            Map<String, String> printed = new HashMap<>();
            for (var reader : readers.entrySet()) {
                String text = result.getString(texts.getOrDefault(reader.getKey(), 0));
                if (text != null) {
                    printed.put(reader.getKey(), text);
                    found.put(reader.getKey(), reader.getValue().read(result));
                }
            }
            String whole = result.getString(1);
            return new Row(found, printed, whole == null ? "" : whole);
        }
    }

    /// Null comes last, first when descending; text is compared by code point; rows without a key by their content.
    private String order(Wanted wanted) {
        List<String> by = new ArrayList<>();
        wanted.order()
                .forEach(
                        order -> by.add(ordered(wanted.table(), order.column()) + (order.descending() ? " desc" : "")));
        wanted.table().identity().forEach(column -> by.add(ordered(wanted.table(), column)));
        by.add("(r.*)::text collate \"C\"");
        return " order by " + String.join(", ", by);
    }

    private String ordered(Table table, String name) {
        Column column = table.column(name).orElseThrow();
        String sql = Asked.column(name).sql();
        return ORDERED.contains(catalog.underlying(column.type()).toString().replaceAll("\\(.*\\)", ""))
                ? sql
                : sql + "::text collate \"C\"";
    }

    private static String name(Table table) {
        return List.of(table.name().schema(), table.name().name()).stream()
                .map(Asked::quoted)
                .collect(Collectors.joining("."));
    }
}
