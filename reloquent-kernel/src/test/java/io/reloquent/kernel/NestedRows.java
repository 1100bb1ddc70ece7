package io.reloquent.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/// Random rows of five tables nested three deep: a composite root key, two arrays in the root, one of them ordered
/// descending by a column that may be null, and arrays in both.
final class NestedRows {

    /// A row: its key, the parents' first, and one value that may be null.
    record Row(List<@Nullable Object> key, @Nullable Integer value) {}

    /// A table, and how its own part of the key is ordered.
    record Level(String name, int pathLength, List<Boolean> descending, List<Row> rows, List<Level> below) {

        Comparator<Row> order() {
            return (a, b) -> {
                for (int i = 0; i < descending.size(); i++) {
                    int compared = compare(a.key().get(i), b.key().get(i));
                    if (compared != 0) {
                        return descending.get(i) ? -compared : compared;
                    }
                }
                return 0;
            };
        }
    }

    private static final int KEYS = 3;

    private final Random random;
    private final double missing;
    private final Level root;
    private final List<Level> levels = new ArrayList<>();

    /// @param missing the share of parents that are taken away after their children were made
    NestedRows(Random random, int roots, double missing) {
        this.random = random;
        this.missing = missing;
        List<Row> parents = distinct(roots, List.of(new Row(List.of(), null)), false, true);
        List<Row> orders = children(parents, true, false);
        List<Row> notes = children(parents, false, true);
        List<Row> items = children(orders, false, true);
        List<Row> tags = children(orders, false, false);
        List<Row> lines = children(notes, false, false);
        Level item = new Level("items", 4, flags(6, 2), kept(items), List.of());
        Level tag = new Level("tags", 4, flags(5, 2), kept(tags), List.of());
        Level line = new Level("lines", 4, flags(5), kept(lines), List.of());
        Level order = new Level("orders", 2, flags(4, 2), kept(orders), List.of(item, tag));
        Level note = new Level("notes", 2, flags(4), kept(notes), List.of(line));
        root = new Level("root", 0, flags(2), kept(parents), List.of(order, note));
        collect(root);
    }

    Program program() {
        return new Program(node(root));
    }

    List<Rows> streams() {
        return levels.stream().map(this::stream).toList();
    }

    List<Long> sizes() {
        return levels.stream().map(level -> (long) level.rows().size()).toList();
    }

    List<List<String>> rootKeys() {
        return sorted(root).stream()
                .map(row -> row.key().stream().map(Objects::toString).toList())
                .toList();
    }

    /// The documents as anyone would build them: for each parent, look for its children among all rows.
    List<BsonDocument> documents() {
        return sorted(root).stream().map(row -> document(root, row)).toList();
    }

    /// For each table the rows that are in no document.
    List<Long> orphans() {
        List<Long> orphans = new ArrayList<>();
        orphans(root, root.rows(), orphans);
        return orphans;
    }

    private static void orphans(Level level, List<Row> placed, List<Long> orphans) {
        orphans.add((long) level.rows().size() - placed.size());
        for (Level below : level.below()) {
            List<Row> inside = below.rows().stream()
                    .filter(row -> placed.stream().anyMatch(parent -> isUnder(row, parent)))
                    .toList();
            orphans(below, inside, orphans);
        }
    }

    private BsonDocument document(Level level, Row row) {
        BsonValue value = row.value() == null ? BsonNull.VALUE : new BsonInt32(row.value());
        BsonDocument document = level.pathLength() == 0
                ? new BsonDocument(
                        "_id",
                        new BsonDocument("a", bson(row.key().get(0)))
                                .append("b", bson(row.key().get(1))))
                : new BsonDocument("key", bson(row.key().get(row.key().size() - 1)));
        document.append("v", value);
        for (Level below : level.below()) {
            var array = new BsonArray();
            sorted(below).stream()
                    .filter(child -> isUnder(child, row))
                    .forEach(child -> array.add(document(below, child)));
            document.append(below.name(), array);
        }
        return document;
    }

    private static boolean isUnder(Row child, Row parent) {
        return child.key().subList(0, parent.key().size()).equals(parent.key());
    }

    private List<Row> sorted(Level level) {
        List<Row> rows = new ArrayList<>(level.rows());
        Collections.shuffle(rows, random);
        rows.sort(level.order());
        return rows;
    }

    private Rows stream(Level level) {
        List<List<byte[]>> rows = new ArrayList<>();
        for (Row row : sorted(level)) {
            List<byte[]> values = new ArrayList<>();
            values.add(row.value() == null ? PostgresForm.NULL : PostgresForm.int4(row.value()));
            for (Object part : row.key()) {
                values.add(form(part));
            }
            rows.add(values);
        }
        return new Rows(rows);
    }

    private Program.Node node(Level level) {
        List<KeyColumn> key = new ArrayList<>();
        for (int i = 0; i < level.descending().size(); i++) {
            key.add(new KeyColumn(
                    i + 1,
                    isText(i) ? KeyOrder.TEXT : KeyOrder.INTEGER,
                    level.descending().get(i)));
        }
        List<Program.Part> parts = new ArrayList<>();
        if (level.pathLength() == 0) {
            parts.add(new Program.Group("_id", List.of(value("a", 1, Encoding.INT4), value("b", 2, Encoding.TEXT))));
        } else {
            int last = key.size();
            parts.add(value("key", last, isText(last - 1) ? Encoding.TEXT : Encoding.INT4));
        }
        parts.add(value("v", 0, Encoding.INT4));
        level.below().forEach(below -> parts.add(new Program.Children(below.name(), node(below), 0, false)));
        return new Program.Node(levels.indexOf(level), key, level.pathLength(), false, parts);
    }

    private static Program.Value value(String name, int output, Encoding encoding) {
        return new Program.Value(name, name, output, encoding, false, false);
    }

    private void collect(Level level) {
        levels.add(level);
        level.below().forEach(this::collect);
    }

    private List<Row> kept(List<Row> rows) {
        return rows.stream().filter(row -> random.nextDouble() >= missing).toList();
    }

    /// Up to three children for each parent; some parents get none.
    private List<Row> children(List<Row> parents, boolean nullable, boolean twoParts) {
        List<Row> rows = new ArrayList<>();
        for (Row parent : parents) {
            rows.addAll(distinct(random.nextInt(4), List.of(parent), nullable, twoParts || nullable));
        }
        return rows;
    }

    private List<Row> distinct(int count, List<Row> parents, boolean nullable, boolean twoParts) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<@Nullable Object> key = new ArrayList<>(parents.get(0).key());
            key.add(nullable && random.nextInt(3) == 0 ? null : random.nextInt(KEYS));
            if (twoParts) {
                key.add(isText(key.size()) ? "k" + random.nextInt(KEYS) : (Object) random.nextInt(KEYS));
            }
            if (rows.stream().noneMatch(row -> row.key().equals(key))) {
                rows.add(new Row(key, random.nextInt(4) == 0 ? null : random.nextInt()));
            }
        }
        return rows;
    }

    /// The second part of every key is text.
    private static boolean isText(int part) {
        return part == 1;
    }

    private static List<Boolean> flags(int size, int... descending) {
        List<Boolean> flags = new ArrayList<>(Collections.nCopies(size, false));
        Arrays.stream(descending).forEach(at -> flags.set(at, true));
        return flags;
    }

    private static int compare(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return Boolean.compare(a == null, b == null);
        }
        return a instanceof String text ? text.compareTo((String) b) : Integer.compare((Integer) a, (Integer) b);
    }

    private static BsonValue bson(@Nullable Object value) {
        if (value == null) {
            return BsonNull.VALUE;
        }
        return value instanceof String text ? new BsonString(text) : new BsonInt32((Integer) value);
    }

    private static byte[] form(@Nullable Object value) {
        if (value == null) {
            return PostgresForm.NULL;
        }
        return value instanceof String text ? PostgresForm.text(text) : PostgresForm.int4((Integer) value);
    }
}
