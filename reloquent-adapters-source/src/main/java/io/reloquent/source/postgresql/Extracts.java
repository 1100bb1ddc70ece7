package io.reloquent.source.postgresql;

import io.reloquent.plan.Carrier;
import io.reloquent.plan.Extract;
import io.reloquent.plan.Extract.Column;
import io.reloquent.plan.KeyKind;
import io.reloquent.plan.KeyPart;
import io.reloquent.plan.Nest;
import io.reloquent.plan.Read;
import io.reloquent.plan.Read.RowIdentity;
import io.reloquent.run.KeyRange;
import java.util.ArrayList;
import java.util.List;

/// Reads as tables: values that others hold exactly as they are, and all others as the bytes of `COPY BINARY`.
final class Extracts {

    private Extracts() {}

    static Extract of(Nest nest) {
        Read read = nest.read();
        List<Carrier> carriers = Carrier.of(nest);
        List<String> values =
                read.outputs().stream().map(PostgresDialect::value).toList();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            columns.add(new Column("c" + i, carried(values.get(i), carriers.get(i)), carriers.get(i)));
        }
        if (read.rowIdentity() == RowIdentity.ORDERED_BY_CONTENT) {
            columns.add(new Column("o", "(t0.*)::text", Carrier.TEXT));
        }
        List<String> key = new ArrayList<>();
        for (KeyPart part : read.key()) {
            if (part.kind() == KeyKind.DECIMAL) {
                key.add("k" + key.size());
                columns.add(new Column(key.get(key.size() - 1), plain(values.get(part.output())), Carrier.TEXT));
            } else {
                key.add("c" + part.output());
            }
        }
        String rows = "FROM " + PostgresDialect.tables(read) + PostgresDialect.where(read, KeyRange.EVERYTHING);
        return new Extract(columns, rows, pages(read), key);
    }

    private static String carried(String value, Carrier carrier) {
        return switch (carrier) {
            case BOOLEAN, INT2, INT4, FLOAT4, FLOAT8, TEXT, BYTES -> value;
            case INT8 -> "(" + value + ")::bigint";
            case NUMERIC -> "numeric_send(" + value + ")";
            case UUID -> "uuid_send(" + value + ")";
            case DATE -> "date_send(" + value + ")";
            case TIMESTAMP -> "timestamp_send(" + value + ")";
            case TIMESTAMPTZ -> "timestamptz_send(" + value + ")";
            case ARRAY -> "array_send(" + value + ")";
            case PRESENCE -> "CASE WHEN " + value + " IS DISTINCT FROM NULL THEN true END";
        };
    }

    /// Equal numbers may have different scales, and then their bytes differ.
    static String plain(String number) {
        String text = "(" + number + ")::text";
        return "CASE WHEN " + text + " LIKE '%.%' THEN rtrim(rtrim(" + text + ", '0'), '.') ELSE " + text + " END";
    }

    /// Only tables and materialized views have pages; and a row's number among equal ones is known by reading all.
    static String pages(Read read) {
        if (read.rowIdentity() == RowIdentity.HASHED) {
            return "SELECT 0::bigint AS pages";
        }
        String name = Literals.quoted(Identifiers.quoted(read.table()));
        return "SELECT coalesce(sum(pg_relation_size(oid) / current_setting('block_size')::bigint), 0)::bigint AS pages"
                + " FROM pg_class WHERE oid = " + name + "::regclass AND relkind IN ('r', 'm')";
    }
}
