package io.reloquent.source.postgresql;

import io.reloquent.expression.TypedExpression;
import io.reloquent.plan.Extract;
import io.reloquent.plan.Join;
import io.reloquent.plan.KeyKind;
import io.reloquent.plan.KeyPart;
import io.reloquent.plan.Nest;
import io.reloquent.plan.Output;
import io.reloquent.plan.OutputValue;
import io.reloquent.plan.OutputValue.AttributeAt;
import io.reloquent.plan.OutputValue.ColumnAt;
import io.reloquent.plan.OutputValue.CompositeAt;
import io.reloquent.plan.OutputValue.Digest;
import io.reloquent.plan.OutputValue.ExpressionAt;
import io.reloquent.plan.OutputValue.Literal;
import io.reloquent.plan.PlainExtract;
import io.reloquent.plan.PlainRead;
import io.reloquent.plan.Read;
import io.reloquent.plan.Read.RowIdentity;
import io.reloquent.plan.Sorting;
import io.reloquent.port.source.SourceDialect;
import io.reloquent.run.KeyRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Reads as PostgreSQL queries. Every name is quoted and every value is a quoted literal with its type.
public final class PostgresDialect implements SourceDialect {

    @Override
    public String select(Read read, KeyRange range) {
        String query = "SELECT " + values(read) + " FROM " + tables(read) + where(read, range);
        return read.sorting().value() == Sorting.HERE ? query : query + " ORDER BY " + order(read);
    }

    @Override
    public Extract extract(Nest nest) {
        return Extracts.of(nest);
    }

    @Override
    public PlainExtract plain(PlainRead read) {
        return PlainExtracts.of(read);
    }

    @Override
    public String firstKeys(Read root, int count) {
        List<String> keys = keys(root, root.rangeKey());
        return "SELECT %s FROM %s%s ORDER BY %s LIMIT %d"
                .formatted(texts(keys), tables(root), where(root, KeyRange.EVERYTHING), String.join(", ", keys), count);
    }

    @Override
    public String keyBefore(Read root, List<String> key) {
        List<String> keys = keys(root, root.rangeKey());
        String before = bound(root, "<", key);
        String where = where(root, KeyRange.EVERYTHING);
        return "SELECT %s FROM %s%s ORDER BY %s LIMIT 1"
                .formatted(
                        texts(keys),
                        tables(root),
                        where.isEmpty() ? " WHERE " + before : where + " AND " + before,
                        keys.stream().map(part -> part + " DESC").collect(Collectors.joining(", ")));
    }

    @Override
    public String some(Read read, double percent, int most) {
        boolean pages = percent > 0 && percent < 100 && read.rowIdentity() != RowIdentity.HASHED;
        String sample = pages ? String.format(Locale.ROOT, " TABLESAMPLE SYSTEM (%.9f) REPEATABLE (0)", percent) : "";
        return "SELECT %s FROM %s%s LIMIT %d"
                .formatted(values(read), tables(read, sample), where(read, KeyRange.EVERYTHING), most);
    }

    @Override
    public String onPages(Read read, long from, long upTo) {
        String pages = "t0.ctid >= '(%d,0)'::tid AND t0.ctid < '(%d,0)'::tid".formatted(from, upTo);
        String where = where(read, KeyRange.EVERYTHING);
        return "SELECT %s FROM %s%s"
                .formatted(values(read), tables(read), where.isEmpty() ? " WHERE " + pages : where + " AND " + pages);
    }

    private static String values(Read read) {
        return read.outputs().stream().map(PostgresDialect::value).collect(Collectors.joining(", "));
    }

    private static String texts(List<String> keys) {
        return keys.stream().map(part -> "(" + part + ")::text").collect(Collectors.joining(", "));
    }

    /// The query that gives the keys, part by part as text, at the ends of `ranges` ranges of equal size but the last,
    /// in order; and behind each how many rows were cut.
    ///
    /// @param sample what stands behind the table's name to read a part of it; empty reads all
    static String boundaries(Read root, int ranges, String sample) {
        List<String> keys = keys(root, root.rangeKey());
        List<String> names =
                IntStream.range(0, keys.size()).mapToObj(i -> "k" + i).toList();
        String inner = IntStream.range(0, keys.size())
                .mapToObj(i -> keys.get(i) + " AS " + names.get(i))
                .collect(Collectors.joining(", "));
        return "SELECT DISTINCT ON (part) %s, cut FROM (SELECT %s, ntile(%d) OVER (ORDER BY %s) AS part, count(*) OVER () AS cut FROM %s%s) AS parts WHERE part < %d ORDER BY part, %s"
                .formatted(
                        names.stream().map(k -> k + "::text").collect(Collectors.joining(", ")),
                        inner,
                        ranges,
                        String.join(", ", keys),
                        sample.isEmpty() ? tables(root) : Identifiers.quoted(root.table()) + " AS t0 " + sample,
                        where(root, KeyRange.EVERYTHING),
                        ranges,
                        // Without the table's name, the text above of the same name would be meant.
                        names.stream().map(k -> "parts." + k + " DESC").collect(Collectors.joining(", ")));
    }

    /// The query that counts the rows of a read.
    static String count(Read read) {
        return "SELECT count(*) FROM " + tables(read) + where(read, KeyRange.EVERYTHING);
    }

    static String tables(Read read) {
        return tables(read, "");
    }

    /// @param sample what stands behind the own table to take a part of it; empty takes all
    private static String tables(Read read, String sample) {
        String own = Identifiers.quoted(read.table());
        String from = read.rowIdentity() == RowIdentity.HASHED
                ? "(SELECT r.*, md5((r.*)::text) AS %s, row_number() OVER (PARTITION BY md5((r.*)::text)) AS %s FROM %s AS r) AS t0"
                        .formatted(Read.HASH, Read.ORDINAL, own)
                : own + " AS t0" + sample;
        var sql = new StringBuilder(from);
        for (int i = 0; i < read.joins().size(); i++) {
            sql.append(join(read.joins().get(i), i + 1));
        }
        return sql.toString();
    }

    private static String join(Join join, int index) {
        List<String> conditions = new ArrayList<>();
        join.on()
                .forEach(equal ->
                        conditions.add(column(equal.left()) + " = " + column(new ColumnAt(index, equal.column()))));
        if (join.condition() != null) {
            conditions.add(expression(index, join.condition().expression()));
        }
        String on = String.join(" AND ", conditions);
        return (join.optional() ? " LEFT JOIN " : " JOIN ") + Identifiers.quoted(join.table()) + " AS t" + index
                + " ON " + on;
    }

    static String where(Read read, KeyRange range) {
        List<String> conditions = new ArrayList<>();
        if (read.condition() != null) {
            conditions.add(expression(0, read.condition().expression()));
        }
        read.notNull().forEach(column -> conditions.add(column(column) + " IS NOT NULL"));
        if (!range.after().isEmpty()) {
            String behind = bound(read, ">", range.after());
            conditions.add(mayMeetNull(read, range) ? "(" + behind + ") IS NOT FALSE" : behind);
        }
        if (!range.upTo().isEmpty()) {
            conditions.add(bound(read, "<=", range.upTo()));
        }
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    /// Whether a row with a null in its key, which nothing but the user's word rules out, could be behind the range's
    /// beginning: null is the greatest value, and is neither greater nor less to a comparison.
    private static boolean mayMeetNull(Read read, KeyRange range) {
        return read.onTrust() && (range.upTo().isEmpty() || read.rangeLength() > 1);
    }

    private static String bound(Read read, String comparison, List<String> key) {
        String left = String.join(", ", keys(read, read.rangeKey()));
        String right = IntStream.range(0, key.size())
                .mapToObj(i -> literal(key.get(i), read.rangeKey().get(i)))
                .collect(Collectors.joining(", "));
        return "(" + left + ") " + comparison + " (" + right + ")";
    }

    private static String order(Read read) {
        List<String> order = new ArrayList<>();
        List<String> keys = keys(read, read.key());
        for (int i = 0; i < keys.size(); i++) {
            order.add(keys.get(i) + (read.key().get(i).descending() ? " DESC" : ""));
        }
        if (read.rowIdentity() == RowIdentity.ORDERED_BY_CONTENT) {
            order.add("(t0.*)::text COLLATE \"C\"");
        }
        return String.join(", ", order);
    }

    private static List<String> keys(Read read, List<KeyPart> parts) {
        return parts.stream().map(part -> key(read, part)).toList();
    }

    private static String key(Read read, KeyPart part) {
        String value = value(read.outputs().get(part.output()));
        return part.kind() == KeyKind.TEXT ? value + " COLLATE \"C\"" : value;
    }

    static String value(Output output) {
        String sql = value(output.value());
        if (output.sent().function() != null) {
            sql = output.sent().function() + "(" + sql + ")";
        }
        if (output.sent().cast() != null) {
            sql += "::" + output.sent().cast();
        }
        return output.fallback() == null ? sql : "coalesce(" + sql + ", " + Literals.quoted(output.fallback()) + ")";
    }

    private static String value(OutputValue value) {
        return switch (value) {
            case ColumnAt at -> column(at);
            case AttributeAt(ColumnAt at, List<String> path) -> attribute(at, path);
            // A composite whose attributes are all null is there, and yet IS NULL.
            case CompositeAt(ColumnAt at, List<String> path) ->
                "(CASE WHEN " + attribute(at, path) + " IS DISTINCT FROM NULL THEN true END)";
            case ExpressionAt(int table, TypedExpression expression) -> expression(table, expression);
            case Literal(String text, String type) -> Literals.quoted(text) + "::" + type;
            case Digest(List<ColumnAt> columns) ->
                "left(encode(sha256(convert_to(ROW(%s)::text, 'UTF8')), 'hex'), 24)"
                        .formatted(columns.stream().map(PostgresDialect::column).collect(Collectors.joining(", ")));
        };
    }

    private static String attribute(ColumnAt column, List<String> path) {
        String sql = column(column);
        for (String name : path) {
            sql = "(" + sql + ")." + Identifiers.quoted(name);
        }
        return sql;
    }

    private static String expression(int table, TypedExpression expression) {
        return ExpressionSql.of(expression, name -> column(new ColumnAt(table, name)));
    }

    private static String column(ColumnAt column) {
        return "t" + column.table() + "." + Identifiers.quoted(column.column());
    }

    private static String literal(String text, KeyPart part) {
        String type = switch (part.kind()) {
            case INTEGER -> "bigint";
            case DECIMAL -> "numeric";
            case TEXT -> "text";
            case UUID -> "uuid";
            case DATE -> "date";
            case TIMESTAMP -> "timestamp";
            case TIMESTAMPTZ -> "timestamptz";
            case BOOLEAN -> "boolean";
            case BYTES -> "bytea";
        };
        return Literals.quoted(text) + "::" + type;
    }
}
