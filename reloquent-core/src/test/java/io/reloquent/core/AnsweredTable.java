package io.reloquent.core;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.Column;
import io.reloquent.catalog.DataType;
import io.reloquent.catalog.RowCount;
import io.reloquent.catalog.Table;
import io.reloquent.catalog.TableName;
import io.reloquent.testkit.Servers;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A table with columns of every type and rows that reach their limits, on a real PostgreSQL that answers for each
/// row.
final class AnsweredTable implements AutoCloseable {

    /// What is answered for a row where the server refuses; any value begins with `=`.
    static final String ERROR = "error";

    static final String NULL = "null";

    /// Column, type, and values in the order of the rows, which take them in turns.
    private static final List<List<String>> COLUMNS = List.of(
            List.of("b", "boolean", "true", "false", "null"),
            List.of("c", "boolean", "false", "true", "true", "null", "false"),
            List.of(
                    "i",
                    "bigint",
                    "9223372036854775807",
                    "-9223372036854775808",
                    "0",
                    "null",
                    "4611686018427387905",
                    "-7",
                    "2147483648",
                    "32768"),
            List.of("j", "smallint", "0", "1", "-1", "null", "2", "3", "7", "-3", "32767", "12"),
            List.of("k", "integer", "5", "2147483647", "-2147483648", "null", "100", "0", "-19"),
            List.of(
                    "n",
                    "numeric",
                    "0",
                    "1.10",
                    "-2.5",
                    "null",
                    "0.5",
                    "99999999999999999999.999999",
                    "-0.00001",
                    "3",
                    "10000",
                    "123456.789",
                    "2.50"),
            List.of("m", "numeric(12,4)", "1", "3.3333", "null", "-99999999.9999", "0", "0.0001", "7.5"),
            List.of(
                    "d",
                    "double precision",
                    "0",
                    "1.5",
                    "-2.5",
                    "null",
                    "1e300",
                    "1e-300",
                    "0.1",
                    "123456789012345680",
                    "-0",
                    "4.9e-324",
                    "1e15",
                    "0.00001"),
            List.of("f", "real", "0.1", "3", "-1.25", "null", "1e10", "16777217"),
            List.of("e", "double precision", "NaN", "1", "Infinity", "-Infinity", "null", "0", "-0"),
            List.of(
                    "s", "text", "", "abc", " 12 ", "null", "1e3", "TRUE", "-5", "a%b_c", "  x  ", "3.7", "ab\\", "of",
                    "Abc!%"),
            List.of("u", "varchar(40)", "é", "ÄÖÜ ß", "日本語", "null", "😀a😀", "\uFFFDz", "ﬁ", "x\ty", "ǆ", "a\u0301"),
            List.of("a", "char(6)", "abc", "ABC", "null", "a b", "Zz", "bca", ""),
            List.of("y", "bytea", "\\x", "\\x00ff", "\\x7f", "null", "\\x80", "\\x8000"),
            List.of("z", "bytea", "\\x7f", "\\x00ff00", "null", "\\x80"),
            List.of(
                    "g",
                    "uuid",
                    "00000000-0000-0000-0000-000000000000",
                    "ffffffff-ffff-ffff-ffff-ffffffffffff",
                    "null",
                    "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11",
                    "7fffffff-ffff-ffff-7fff-ffffffffffff"),
            List.of(
                    "h",
                    "uuid",
                    "7fffffff-ffff-ffff-7fff-ffffffffffff",
                    "80000000-0000-0000-8000-000000000000",
                    "null",
                    "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"),
            List.of(
                    "p",
                    "date",
                    "2024-02-29",
                    "1970-01-01",
                    "null",
                    "0001-01-01",
                    "4713-01-01 BC",
                    "5874897-12-31",
                    "2021-01-03",
                    "0044-03-15 BC",
                    "1582-10-10"),
            List.of(
                    "q",
                    "date",
                    "1969-12-31",
                    "2020-12-31",
                    "null",
                    "9999-12-31",
                    "2024-03-01",
                    "0001-12-31 BC",
                    "2016-01-03"),
            List.of(
                    "t",
                    "timestamp",
                    "2024-02-29 23:59:59.999999",
                    "1969-12-31 12:00:00.5",
                    "null",
                    "4713-01-01 00:00:00 BC",
                    "294276-12-31 23:59:59.999999",
                    "0001-01-01 00:00:00",
                    "2023-10-29 01:30:00",
                    "4714-11-25 01:00:00 BC"),
            List.of(
                    "v",
                    "timestamp(3)",
                    "2024-02-29 23:59:59.123",
                    "null",
                    "1900-01-01 00:00:00",
                    "2000-01-01 12:34:56.789"),
            List.of(
                    "w",
                    "timestamptz",
                    "2024-03-31 01:30:00+02",
                    "1969-12-31 23:59:59.999999Z",
                    "null",
                    "0001-01-01 00:00:00Z BC",
                    "2001-09-09 01:46:40Z",
                    "294276-12-31 00:00:00Z"),
            List.of(
                    "x",
                    "timestamptz",
                    "2024-10-27 02:30:00+01",
                    "null",
                    "1883-11-18 12:03:58-05",
                    "2001-09-09 01:46:40Z"),
            List.of("o", "jsonb", "{\"a\": [1, null]}", "null", "[]", "\"x\""));

    private static final String ANSWERS = """
            CREATE FUNCTION answers(expression text) RETURNS text[] LANGUAGE plpgsql AS $$
            DECLARE found text[]; answer text; last int;
            BEGIN
              BEGIN
                EXECUTE format('SELECT array_agg(coalesce(''='' || (%s)::text, ''null'') ORDER BY id) FROM t', expression) INTO found;
                RETURN found;
              EXCEPTION WHEN OTHERS THEN
                SELECT count(*) INTO last FROM t;
              END;
              FOR number IN 1..last LOOP
                BEGIN
                  EXECUTE format('SELECT coalesce(''='' || (%s)::text, ''null'') FROM t WHERE id = %s', expression, number) INTO answer;
                EXCEPTION WHEN OTHERS THEN
                  answer := 'error';
                END;
                found := found || answer;
              END LOOP;
              RETURN found;
            END $$;
            """;

    static final TableName NAME = new TableName("public", "t");

    private final Connection connection;

    private AnsweredTable(Connection connection) {
        this.connection = connection;
    }

    static AnsweredTable create(int rows) throws SQLException {
        String database = Servers.freshName("answers");
        Servers.postgres().createDatabase(database);
        Connection connection = Servers.postgres().connect(database);
        try (var statement = connection.createStatement()) {
            statement.execute("SET \"TimeZone\" = 'UTC'; SET \"DateStyle\" = 'ISO, YMD'; SET jit = off");
            statement.execute("CREATE TABLE t (id int PRIMARY KEY, "
                    + String.join(
                            ", ",
                            COLUMNS.stream().map(c -> c.get(0) + " " + c.get(1)).toList()) + ")");
            for (int row = 1; row <= rows; row++) {
                statement.execute("INSERT INTO t VALUES (" + row + values(row) + ")");
            }
            statement.execute(ANSWERS);
        }
        return new AnsweredTable(connection);
    }

    /// Each column takes its values in a turn of its own length, so that rows combine them anew.
    private static String values(int row) {
        var sql = new StringBuilder();
        for (int i = 0; i < COLUMNS.size(); i++) {
            List<String> values = COLUMNS.get(i).subList(2, COLUMNS.get(i).size());
            String value = values.get((row * (i % 3 + 1) + row / values.size()) % values.size());
            sql.append(value.equals("null") ? ", NULL" : ", '" + value.replace("'", "''") + "'");
        }
        return sql.toString();
    }

    static Catalog catalog() {
        List<Column> columns = COLUMNS.stream()
                .map(c -> new Column(c.get(0), DataType.parse(c.get(1)), true))
                .toList();
        var table = new Table(
                NAME,
                Table.Kind.TABLE,
                columns,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                RowCount.unknown(),
                0,
                null);
        return new Catalog("PostgreSQL", "answers", List.of(table), List.of(), List.of(), List.of(), List.of());
    }

    /// What the server says to each expression for each row.
    List<List<String>> answers(List<String> expressions) throws SQLException {
        try (var query =
                connection.prepareStatement("SELECT answers(e) FROM unnest(?) WITH ORDINALITY AS u(e, n) ORDER BY n")) {
            query.setArray(1, connection.createArrayOf("text", expressions.toArray()));
            List<List<String>> all = new ArrayList<>();
            ResultSet found = query.executeQuery();
            while (found.next()) {
                all.add(Arrays.asList((String[]) found.getArray(1).getArray()));
            }
            return all;
        }
    }

    /// The rows as an evaluation wants them.
    List<Map<String, @Nullable Object>> rows() throws SQLException {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        try (var statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT * FROM t ORDER BY id")) {
            while (found.next()) {
                Map<String, @Nullable Object> row = new LinkedHashMap<>();
                for (List<String> column : COLUMNS) {
                    row.put(column.get(0), value(found, column.get(0), column.get(1)));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static @Nullable Object value(ResultSet row, String column, String type) throws SQLException {
        if (row.getObject(column) == null) {
            return null;
        }
        return switch (type) {
            case "boolean" -> row.getBoolean(column);
            case "bigint", "integer", "smallint" -> row.getLong(column);
            case "numeric", "numeric(12,4)" -> row.getObject(column, BigDecimal.class);
            case "double precision" -> row.getDouble(column);
            case "real" -> (double) row.getFloat(column);
            case "bytea" -> row.getBytes(column);
            case "uuid" -> row.getObject(column, UUID.class);
            case "date" -> row.getObject(column, LocalDate.class);
            case "timestamp", "timestamp(3)" -> row.getObject(column, LocalDateTime.class);
            case "timestamptz" -> row.getObject(column, OffsetDateTime.class).toInstant();
            case "char(6)" -> row.getString(column).stripTrailing();
            default -> row.getString(column);
        };
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
