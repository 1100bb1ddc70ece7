package io.reloquent.source.postgresql;

import io.reloquent.plan.ColumnAt;
import io.reloquent.plan.Join;
import io.reloquent.plan.KeyKind;
import io.reloquent.plan.KeyPart;
import io.reloquent.plan.Output;
import io.reloquent.plan.Read;
import io.reloquent.plan.Read.RowIdentity;
import io.reloquent.port.source.SourceDialect;
import io.reloquent.run.KeyRange;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Reads as PostgreSQL queries. Every name is quoted and every value is a quoted literal with its type.
public final class PostgresDialect implements SourceDialect {

    @Override
    public String select(Read read, KeyRange range) {
        String values = read.outputs().stream().map(this::value).collect(Collectors.joining(", "));
        return "SELECT " + values + " FROM " + tables(read) + where(read, range) + " ORDER BY " + order(read);
    }

    @Override
    public String boundaries(Read root, int ranges) {
        List<String> keys = keys(root, root.rangeKey());
        var inner = new StringJoiner(", ");
        var texts = new StringJoiner(", ");
        var last = new StringJoiner(", ");
        for (int i = 0; i < keys.size(); i++) {
            inner.add(keys.get(i) + " AS k" + i);
            texts.add("k" + i + "::text");
            last.add("k" + i + " DESC");
        }
        return "SELECT DISTINCT ON (part) %s FROM (SELECT %s, ntile(%d) OVER (ORDER BY %s) AS part FROM %s%s) AS parts WHERE part < %d ORDER BY part, %s"
                .formatted(
                        texts,
                        inner,
                        ranges,
                        String.join(", ", keys),
                        tables(root),
                        where(root, KeyRange.EVERYTHING),
                        ranges,
                        last);
    }

    private static String tables(Read read) {
        String own = Identifiers.quoted(read.table());
        String from = read.rowIdentity() == RowIdentity.HASHED
                ? "(SELECT r.*, md5((r.*)::text) AS %s, row_number() OVER (PARTITION BY md5((r.*)::text)) AS %s FROM %s AS r) AS t0"
                        .formatted(Read.HASH, Read.ORDINAL, own)
                : own + " AS t0";
        var sql = new StringBuilder(from);
        for (int i = 0; i < read.joins().size(); i++) {
            sql.append(join(read.joins().get(i), i + 1));
        }
        return sql.toString();
    }

    private static String join(Join join, int index) {
        String on = join.on().stream()
                .map(equal -> column(equal.left()) + " = " + column(new ColumnAt(index, equal.column())))
                .collect(Collectors.joining(" AND "));
        return (join.optional() ? " LEFT JOIN " : " JOIN ") + Identifiers.quoted(join.table()) + " AS t" + index
                + " ON " + on;
    }

    private String where(Read read, KeyRange range) {
        List<String> conditions = new ArrayList<>();
        read.notNull().forEach(column -> conditions.add(column(column) + " IS NOT NULL"));
        if (!range.after().isEmpty()) {
            conditions.add(bound(read, ">", range.after()));
        }
        if (!range.upTo().isEmpty()) {
            conditions.add(bound(read, "<=", range.upTo()));
        }
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    private String bound(Read read, String comparison, List<String> key) {
        String left = String.join(", ", keys(read, read.rangeKey()));
        String right = IntStream.range(0, key.size())
                .mapToObj(i -> literal(key.get(i), read.rangeKey().get(i)))
                .collect(Collectors.joining(", "));
        return "(" + left + ") " + comparison + " (" + right + ")";
    }

    private String order(Read read) {
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

    private List<String> keys(Read read, List<KeyPart> parts) {
        return parts.stream().map(part -> key(read, part)).toList();
    }

    private String key(Read read, KeyPart part) {
        String value = value(read.outputs().get(part.output()));
        return part.kind() == KeyKind.TEXT ? value + " COLLATE \"C\"" : value;
    }

    private String value(Output output) {
        String column = column(output.column());
        return output.cast() == null ? column : column + "::" + output.cast();
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
        return quoted(text) + "::" + type;
    }

    /// Read the same whatever `standard_conforming_strings` says.
    private static String quoted(String text) {
        String doubled = text.replace("'", "''");
        return doubled.contains("\\") ? "E'" + doubled.replace("\\", "\\\\") + "'" : "'" + doubled + "'";
    }
}
