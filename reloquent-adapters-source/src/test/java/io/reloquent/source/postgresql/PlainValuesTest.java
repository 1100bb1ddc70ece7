package io.reloquent.source.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.mapping.Wire;
import io.reloquent.plan.PlainRead.Held;
import io.reloquent.plan.PlainType;
import io.reloquent.plan.PlainType.Kind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Values as PostgreSQL makes them plain, or why it does not.
class PlainValuesTest {

    private static @Nullable Connection connection;

    @BeforeAll
    static void connect() throws SQLException {
        connection = TestServer.server().connect("postgres");
    }

    @AfterAll
    static void disconnect() throws SQLException {
        Objects.requireNonNull(connection).close();
    }

    static Stream<Arguments> values() {
        return Stream.of(
                of("'1900-01-01'::date", Wire.DATE, Kind.MILLIS, "-2208988800000"),
                of("'1899-12-31'::date", Wire.DATE, Kind.MILLIS, "before 1900"),
                of("'0044-03-15 BC'::date", Wire.DATE, Kind.MILLIS, "before 1900"),
                of("'infinity'::date", Wire.DATE, Kind.MILLIS, "infinite"),
                of("'-infinity'::date", Wire.DATE, Kind.MILLIS, "before 1900"),
                of("null::date", Wire.DATE, Kind.MILLIS, null),
                of("'1969-12-31 23:59:59.999999'::timestamp", Wire.TIMESTAMP, Kind.MILLIS, "-1"),
                of("'1970-01-01 00:00:00.001999'::timestamp", Wire.TIMESTAMP, Kind.MILLIS, "1"),
                of("'1969-12-31 23:59:59.999999'::timestamp", Wire.TIMESTAMP, Kind.INT8, "-1"),
                of("'0001-01-01 BC'::timestamp", Wire.TIMESTAMP, Kind.INT8, "-62167219200000000"),
                of("'1970-01-01 01:00+01'::timestamptz", Wire.TIMESTAMPTZ, Kind.MILLIS, "0"),
                of("'1899-12-31 23:59:59.999999+00'::timestamptz", Wire.TIMESTAMPTZ, Kind.MILLIS, "before 1900"),
                of("'infinity'::timestamptz", Wire.TIMESTAMPTZ, Kind.MILLIS, "infinity"),
                of("'infinity'::timestamp", Wire.TIMESTAMP, Kind.INT8, "infinity"),
                of("2147483648::bigint", Wire.INT8, Kind.INT4, "out of range"),
                of("1.5::numeric", Wire.NUMERIC, Kind.INT8, "no whole number: 1.5"),
                of("2.00::numeric", Wire.NUMERIC, Kind.INT4, "2"),
                of("'NaN'::numeric", Wire.NUMERIC, Kind.INT8, "NaN"),
                of("0.5::double precision", Wire.FLOAT8, Kind.INT4, "no whole number"),
                of("'-0'::double precision", Wire.FLOAT8, Kind.INT8, "0"),
                of("'NaN'::double precision", Wire.FLOAT8, Kind.INT8, "out of range"),
                of("1e19::double precision", Wire.FLOAT8, Kind.INT8, "out of range"),
                of("9007199254740992::bigint", Wire.INT8, Kind.FLOAT8, "9.007199254740992e+15"),
                of("9007199254740993::bigint", Wire.INT8, Kind.FLOAT8, "beyond 2^53"),
                of("null::bigint", Wire.INT8, Kind.FLOAT8, null),
                of("1e400::numeric", Wire.NUMERIC, Kind.FLOAT8, "out of range"),
                of("0.1::real", Wire.FLOAT4, Kind.FLOAT8, "0.10000000149011612"),
                array("'{1,null}'::smallint[]", Wire.INT2, Kind.INT4, true, "{1,NULL}"),
                array("'{1,null}'::smallint[]", Wire.INT2, Kind.INT4, false, "null in an array"),
                array("'{1,2}'::smallint[]", Wire.INT2, Kind.INT4, false, "{1,2}"),
                array("'{{a},{b}}'::text[]", Wire.TEXT, Kind.TEXT, true, "several dimensions"),
                array("'{{a},{null}}'::text[]", Wire.TEXT, Kind.TEXT, false, "several dimensions"),
                array("'{{1.5}}'::numeric(5,1)[]", Wire.NUMERIC, Kind.DECIMAL, true, "several dimensions"),
                array("'{1.50,null}'::numeric(5,2)[]", Wire.NUMERIC, Kind.DECIMAL, true, "{1.50,NULL}"),
                array("'{}'::text[]", Wire.TEXT, Kind.TEXT, false, "{}"),
                array("null::text[]", Wire.TEXT, Kind.TEXT, false, null));
    }

    /// @param told the value's text, or what the refusal says
    @ParameterizedTest
    @MethodSource("values")
    void a_value_is_plain_or_refused(String value, Held held, @Nullable String told) {
        String plain = PlainValues.of("t0.v", held);
        assertThat(answer("SELECT (" + plain + ")::text FROM (SELECT " + value + " AS v) AS t0"))
                .satisfies(answer -> {
                    if (told == null) {
                        assertThat(answer).isNull();
                    } else {
                        assertThat(answer).contains(told);
                    }
                });
    }

    private static @Nullable String answer(String query) {
        try (var statement = Objects.requireNonNull(connection).createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            return e.getMessage();
        }
    }

    private static Arguments of(String value, Wire wire, Kind kind, @Nullable String told) {
        return Arguments.of(value, new Held(0, wire, new PlainType(kind, 0, 0, false), true), told);
    }

    private static Arguments array(String value, Wire wire, Kind kind, boolean holdsNulls, @Nullable String told) {
        return Arguments.of(value, new Held(0, wire, new PlainType(kind, 0, 0, true), holdsNulls), told);
    }
}
