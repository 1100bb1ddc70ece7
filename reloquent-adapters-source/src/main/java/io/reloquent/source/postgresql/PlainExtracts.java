package io.reloquent.source.postgresql;

import io.reloquent.plan.KeyKind;
import io.reloquent.plan.KeyPart;
import io.reloquent.plan.PlainExtract;
import io.reloquent.plan.PlainExtract.Column;
import io.reloquent.plan.PlainExtract.Sorted;
import io.reloquent.plan.PlainRead;
import io.reloquent.plan.PlainRead.Held;
import io.reloquent.plan.PlainRead.Presence;
import io.reloquent.plan.PlainType;
import io.reloquent.plan.PlainType.Kind;
import io.reloquent.plan.Read;
import io.reloquent.plan.Read.RowIdentity;
import io.reloquent.run.KeyRange;
import java.util.ArrayList;
import java.util.List;

/// Reads as tables of plain values. What orders rows is turned so that ascending order of it, byte by byte where it is
/// text, is the order that is asked for.
final class PlainExtracts {

    private static final PlainType TEXT = new PlainType(Kind.TEXT, 0, 0, false);
    private static final PlainType WHOLE = new PlainType(Kind.INT8, 0, 0, false);
    private static final PlainType TRUE = new PlainType(Kind.BOOLEAN, 0, 0, false);

    private final PlainRead plain;
    private final Read read;
    private final List<String> outputs;
    private final List<Column> columns = new ArrayList<>();

    private PlainExtracts(PlainRead plain) {
        this.plain = plain;
        this.read = plain.nest().read();
        this.outputs = read.outputs().stream().map(PostgresDialect::value).toList();
    }

    static PlainExtract of(PlainRead read) {
        return new PlainExtracts(read).extract();
    }

    private PlainExtract extract() {
        for (PlainRead.Value value : plain.values()) {
            columns.add(value(value));
        }
        List<String> key = new ArrayList<>();
        for (KeyPart part : joinedBy()) {
            key.add(column("k" + key.size(), equal(part), kept(part.kind())));
        }
        List<Sorted> order = new ArrayList<>();
        for (PlainRead.Sort sort : plain.order()) {
            boolean descending = sort.part().descending();
            String column = column("o" + order.size(), ascending(sort.part()), ordered(sort));
            // Spark has null before everything, which is where it is in a descending order.
            order.add(new Sorted(column, sort.mayBeNull() && !descending));
        }
        if (!plain.order().isEmpty() || read.pathLength() > 0) {
            byContent(order);
        }
        String rows = "FROM " + PostgresDialect.tables(read) + PostgresDialect.where(read, KeyRange.EVERYTHING);
        return new PlainExtract(columns, rows, Extracts.pages(read), key, order);
    }

    private void byContent(List<Sorted> order) {
        if (read.rowIdentity() == RowIdentity.ORDERED_BY_CONTENT) {
            order.add(new Sorted(column("o" + order.size(), "(t0.*)::text", TEXT), false));
        }
    }

    /// Where nothing belongs to a row, only what it belongs to itself counts.
    private List<KeyPart> joinedBy() {
        return plain.nest().children().isEmpty() ? read.key().subList(0, read.pathLength()) : read.key();
    }

    private Column value(PlainRead.Value value) {
        String name = "c" + columns.size();
        String sql = outputs.get(value.output());
        return switch (value) {
            case Held held -> new Column(name, PlainValues.of(sql, held), held.type());
            case Presence presence ->
                new Column(name, "CASE WHEN " + sql + " IS DISTINCT FROM NULL THEN true END", TRUE);
        };
    }

    /// A column that holds this already, or else a new one.
    private String column(String name, String value, PlainType type) {
        return columns.stream()
                .filter(column -> column.value().equals(value) && column.type().equals(type))
                .findFirst()
                .map(Column::name)
                .orElseGet(() -> {
                    columns.add(new Column(name, value, type));
                    return name;
                });
    }

    /// What is equal exactly where the part of the key is.
    private String equal(KeyPart part) {
        String value = outputs.get(part.output());
        return part.kind() == KeyKind.DECIMAL ? Extracts.plain(value) : comparable(value, part.kind());
    }

    private static PlainType kept(KeyKind kind) {
        return switch (kind) {
            case INTEGER, DATE, TIMESTAMP, TIMESTAMPTZ, BOOLEAN -> WHOLE;
            case DECIMAL, TEXT, UUID, BYTES -> TEXT;
        };
    }

    private static String comparable(String value, KeyKind kind) {
        return switch (kind) {
            case INTEGER -> "(" + value + ")::bigint";
            case DECIMAL -> "(" + value + ")::numeric";
            case TEXT -> value;
            case UUID -> "(" + value + ")::text";
            case DATE -> PlainValues.millisOfDay(value);
            case TIMESTAMP, TIMESTAMPTZ -> PlainValues.micros(value);
            case BOOLEAN -> "(" + value + ")::integer::bigint";
            case BYTES -> "encode(" + value + ", 'hex')";
        };
    }

    private static PlainType ordered(PlainRead.Sort sort) {
        return sort.part().kind() == KeyKind.DECIMAL
                ? sort.type()
                : kept(sort.part().kind());
    }

    private String ascending(KeyPart part) {
        String value = comparable(outputs.get(part.output()), part.kind());
        if (!part.descending()) {
            return value;
        }
        return switch (part.kind()) {
            case INTEGER, DATE, TIMESTAMP, TIMESTAMPTZ, BOOLEAN -> "~(" + value + ")";
            case DECIMAL -> "-(" + value + ")";
            case TEXT -> turned("encode(convert_to(" + value + ", 'UTF8'), 'hex')");
            case UUID -> turned(value);
            case BYTES -> turned(value);
        };
    }

    /// Hexadecimal digits turned round, and an end behind all of them, as the longer of two comes first now.
    private static String turned(String digits) {
        return "translate(" + digits + ", '0123456789abcdef', 'fedcba9876543210') || '~'";
    }
}
