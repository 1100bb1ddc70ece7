package io.reloquent.testkit;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.Column;
import io.reloquent.catalog.Table;
import io.reloquent.catalog.TableName;
import io.reloquent.design.BsonType;
import io.reloquent.design.Contents;
import io.reloquent.design.DocumentId;
import io.reloquent.design.Embedding;
import io.reloquent.design.Embedding.Order;
import io.reloquent.design.FieldRule;
import io.reloquent.design.Relationship;
import io.reloquent.design.RootCollection;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/// The documents that a design asks for, built the slow and obvious way: whole tables by plain queries, joined by
/// hash maps. Shares nothing with the engine but the design and the catalog.
public final class Reconstruction {

    private final Connection connection;
    private final Catalog catalog;
    private final JdbcValues values;
    private final Map<TableName, List<Row>> tables = new HashMap<>();
    private final Map<String, Map<List<BsonValue>, List<Row>>> indexes = new HashMap<>();

    /// @param connection one made for text transfer, so that values come as the server prints them
    public Reconstruction(Connection connection, Catalog catalog) throws SQLException {
        this.connection = connection;
        this.catalog = catalog;
        this.values = new JdbcValues(catalog);
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "set \"TimeZone\" = 'UTC'; set \"IntervalStyle\" = 'iso_8601'; set \"DateStyle\" = 'ISO, YMD';"
                            + " set extra_float_digits = 3");
        }
    }

    /// Every document of a collection by its `_id`.
    public Map<BsonValue, BsonDocument> documents(RootCollection root) throws SQLException {
        Table table = catalog.table(root.from());
        Map<BsonValue, BsonDocument> documents = new LinkedHashMap<>();
        Map<String, Long> ordinals = new HashMap<>();
        for (Row row : rows(root.from())) {
            var document = new BsonDocument();
            Set<String> taken = new HashSet<>();
            document.append("_id", id(root, table, row, taken, ordinals));
            fill(document, table, row, root.contents(), taken);
            documents.put(document.get("_id"), document);
        }
        return documents;
    }

    private BsonValue id(RootCollection root, Table table, Row row, Set<String> taken, Map<String, Long> ordinals) {
        if (root.id() instanceof DocumentId.Content) {
            String hash = md5(row.text());
            long ordinal = ordinals.merge(hash, 1L, Long::sum);
            return new BsonDocument("hash", new BsonString(hash)).append("ordinal", new BsonInt64(ordinal));
        }
        List<String> columns = root.id() instanceof DocumentId.Columns chosen ? chosen.columns() : table.identity();
        taken.addAll(columns);
        if (columns.size() == 1) {
            return value(row, root.contents(), columns.get(0));
        }
        var id = new BsonDocument();
        columns.forEach(column -> id.append(column, value(row, root.contents(), column)));
        return id;
    }

    private void fill(BsonDocument document, Table table, Row row, Contents contents, Set<String> taken)
            throws SQLException {
        for (Column column : table.columns()) {
            FieldRule rule = contents.rule(column.name());
            boolean asked = rule.rename() != null || contents.keep().contains(column.name());
            if (contents.carries(column.name()) && (asked || !taken.contains(column.name()))) {
                String path = rule.rename() == null ? column.name().replace('.', '\uff0e') : rule.rename();
                put(document, path, rule.rename() != null, value(row, contents, column.name()));
            }
        }
        for (Embedding embedding : contents.embed()) {
            put(document, embedding.field(), true, embedded(table, row, embedding));
        }
    }

    private BsonValue embedded(Table owner, Row row, Embedding embedding) throws SQLException {
        Relationship by =
                Relationship.candidates(catalog, owner.name(), embedding).get(0);
        List<BsonValue> key = row.joined(by.ownerColumns());
        Table table = catalog.table(embedding.from());
        Set<String> taken = by.embeddedHolds() ? new HashSet<>(by.embeddedColumns()) : Set.of();
        List<BsonDocument> documents = new ArrayList<>();
        List<Row> matching = key.contains(BsonNull.VALUE)
                ? List.of()
                : byColumns(embedding.from(), by.embeddedColumns()).getOrDefault(key, List.of());
        for (Row match : sorted(matching, table, embedding)) {
            var document = new BsonDocument();
            fill(document, table, match, embedding.contents(), taken);
            documents.add(document);
        }
        return switch (embedding) {
            case Embedding.EmbeddedArray array -> new BsonArray(documents);
            case Embedding.EmbeddedDocument one -> documents.isEmpty() ? BsonNull.VALUE : documents.get(0);
        };
    }

    private static List<Row> sorted(List<Row> rows, Table table, Embedding embedding) {
        List<Order> order = new ArrayList<>();
        if (embedding instanceof Embedding.EmbeddedArray array) {
            order.addAll(array.order());
        }
        table.identity().forEach(column -> order.add(new Order(column, false)));
        Comparator<Row> comparator = Comparator.comparingInt(r -> 0);
        for (Order by : order) {
            Comparator<Row> next =
                    Comparator.comparing(r -> r.values(List.of(by.column())).get(0), Reconstruction::compare);
            comparator = comparator.thenComparing(by.descending() ? next.reversed() : next);
        }
        comparator = comparator.thenComparing(Row::text, Reconstruction::byCodePoint);
        List<Row> sorted = new ArrayList<>(rows);
        Collections.sort(sorted, comparator);
        return sorted;
    }

    private static int compare(BsonValue a, BsonValue b) {
        if (a.isNull() || b.isNull()) {
            return Boolean.compare(a.isNull(), b.isNull());
        }
        if (a.isNumber()) {
            return a.isDecimal128()
                    ? a.asDecimal128().getValue().compareTo(b.asDecimal128().getValue())
                    : Long.compare(a.asNumber().longValue(), b.asNumber().longValue());
        }
        if (a.isDateTime()) {
            return Long.compare(a.asDateTime().getValue(), b.asDateTime().getValue());
        }
        if (a.isBinary()) {
            return Arrays.compareUnsigned(a.asBinary().getData(), b.asBinary().getData());
        }
        return byCodePoint(a.asString().getValue(), b.asString().getValue());
    }

    private static int byCodePoint(String a, String b) {
        return Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    private static void put(BsonDocument document, String path, boolean nests, BsonValue value) {
        int dot = nests ? path.indexOf('.') : -1;
        if (dot < 0) {
            document.append(path, value);
            return;
        }
        String head = path.substring(0, dot);
        if (!document.containsKey(head)) {
            document.append(head, new BsonDocument());
        }
        put(document.getDocument(head), path.substring(dot + 1), true, value);
    }

    private static BsonValue value(Row row, Contents contents, String column) {
        boolean asText = contents.rule(column).type() == BsonType.STRING;
        BsonValue plain = row.values().getOrDefault(column, BsonNull.VALUE);
        return asText && !plain.isString() ? row.texts().getOrDefault(column, BsonNull.VALUE) : plain;
    }

    /// One row: its values, their texts, and the text of the whole.
    private record Row(Map<String, BsonValue> values, Map<String, BsonValue> texts, String text) {
        List<BsonValue> values(List<String> columns) {
            return columns.stream()
                    .map(c -> values.getOrDefault(c, BsonNull.VALUE))
                    .toList();
        }

        /// Values as a join compares them: numbers by value, text without the padding of `char`.
        List<BsonValue> joined(List<String> columns) {
            return values(columns).stream().map(Row::comparable).toList();
        }

        private static BsonValue comparable(BsonValue value) {
            if (value.isString()) {
                return new BsonString(value.asString().getValue().stripTrailing());
            }
            boolean number = value.isInt32() || value.isInt64() || value.isDecimal128();
            if (!number) {
                return value;
            }
            BigDecimal exact = value.isDecimal128()
                    ? value.asDecimal128().getValue().bigDecimalValue()
                    : BigDecimal.valueOf(value.asNumber().longValue());
            return new BsonString(exact.stripTrailingZeros().toString());
        }
    }

    private Map<List<BsonValue>, List<Row>> byColumns(TableName name, List<String> columns) throws SQLException {
        String index = name + " " + columns;
        Map<List<BsonValue>, List<Row>> known = indexes.get(index);
        if (known == null) {
            known = new HashMap<>();
            for (Row row : rows(name)) {
                known.computeIfAbsent(row.joined(columns), k -> new ArrayList<>())
                        .add(row);
            }
            indexes.put(index, known);
        }
        return known;
    }

    private List<Row> rows(TableName name) throws SQLException {
        List<Row> known = tables.get(name);
        if (known != null) {
            return known;
        }
        List<Row> rows = new ArrayList<>();
        String casts = catalog.table(name).columns().stream()
                .map(c -> ", r." + quoted(c.name()) + "::text")
                .collect(Collectors.joining());
        String query =
                "select (r.*)::text%s, r.* from %s.%s r".formatted(casts, quoted(name.schema()), quoted(name.name()));
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                rows.add(row(result, catalog.table(name)));
            }
        }
        tables.put(name, rows);
        return rows;
    }

    private Row row(ResultSet result, Table table) throws SQLException {
        Map<String, BsonValue> read = new LinkedHashMap<>();
        Map<String, BsonValue> texts = new LinkedHashMap<>();
        int count = table.columns().size();
        for (int i = 0; i < count; i++) {
            Column column = table.columns().get(i);
            String cast = result.getString(2 + i);
            BsonValue text = cast == null ? BsonNull.VALUE : new BsonString(cast);
            texts.put(column.name(), text);
            boolean hasForm = values.hasForm(column.type());
            read.put(column.name(), hasForm ? values.read(result, 2 + count + i, column.type()) : text);
        }
        return new Row(read, texts, result.getString(1));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String md5(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
