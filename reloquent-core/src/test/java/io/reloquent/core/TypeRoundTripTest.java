package io.reloquent.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.design.FieldRule;
import io.reloquent.mapping.BsonType;
import io.reloquent.run.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every type of PostgreSQL on its way to MongoDB and every type that can be asked for, by the table in
/// `type-round-trips.txt`: one migration of one table with a column for each line.
class TypeRoundTripTest {

    private static final String TYPES = """
            create schema own; create schema ext; create schema gis;
            create extension hstore schema ext; create extension citext schema ext; create extension ltree schema ext;
            create type own.mood as enum ('sad', 'it''s');
            create domain own.amount as numeric(12, 2);
            create domain own.price as own.amount;
            create domain own.tags as text[];
            create type own.size as (width numeric, mood own.mood);
            create type own.address as (street text, number integer, since date, tags own.tags, size own.size);
            create domain own.home as own.address;
            create type own.price_range as range (subtype = numeric);
            -- Stands in for PostGIS: a line along the axis.
            create type gis.geometry as range (subtype = float8);
            create function gis.st_asgeojson(gis.geometry) returns text language sql immutable as $$
              select '{"type": "LineString", "coordinates": [[' || lower($1) || ', 0], [' || upper($1) || ', 0]]}' $$;
            """;

    private static final List<Line> LINES = lines();

    private static BsonDocument values = new BsonDocument();
    private static BsonDocument nulls = new BsonDocument();
    private static long shortened;

    /// One line of the table.
    record Line(int number, String type, String value, String asked, String expected) {

        String column() {
            return "line" + number;
        }

        String declaration() {
            return column() + " " + type;
        }

        String literal() {
            return "'" + value.replace("'", "''") + "'";
        }

        FieldRule rule() {
            return FieldRule.NONE.as(BsonType.parse(asked).orElseThrow());
        }

        @Override
        public String toString() {
            return type + " " + value + (asked.isEmpty() ? "" : " as " + asked);
        }
    }

    @BeforeAll
    static void migrate() throws SQLException {
        String columns = String.join(", ", LINES.stream().map(Line::declaration).toList());
        String literals = String.join(", ", LINES.stream().map(Line::literal).toList());
        String database = Databases.holding("""
                %s
                set standard_conforming_strings = on; set "TimeZone" = 'UTC';
                create table public.t (id integer primary key, %s);
                insert into public.t values (1, %s);
                insert into public.t (id) values (2);
                """.formatted(TYPES, columns, literals));
        Map<String, FieldRule> rules = new TreeMap<>();
        LINES.stream().filter(line -> !line.asked().isEmpty()).forEach(line -> rules.put(line.column(), line.rule()));
        try (var migration = new Migration(database).discoverAndSelect()) {
            migration.design().adopt(Models.model(Models.root("t", "public.t", Models.rules(rules))));
            shortened = migration
                    .migrate(false, Progress.NONE)
                    .collections()
                    .getFirst()
                    .shortened();
            Map<BsonValue, byte[]> documents = migration.documents("t");
            values = document(documents, 1);
            nulls = document(documents, 2);
            assertThat(migration.validate().passes()).isTrue();
            migration.assertDocumentsAreRight();
            migration.assertTheWitnessAgrees();
        }
    }

    static Stream<Line> table() {
        return LINES.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void each_value_arrives_as_its_line_says(Line line) {
        BsonDocument expected = BsonDocument.parse("{v: " + line.expected() + "}");
        BsonValue found = Objects.requireNonNull(values.get(line.column()));

        assertThat(new BsonDocument("v", found)).isEqualTo(expected);
        assertThat(new BsonDocument("v", found).toJson()).isEqualTo(expected.toJson());
    }

    @Test
    void null_of_every_type_is_null() {
        assertThat(nulls).hasSize(LINES.size() + 1);
        assertThat(LINES).allMatch(line -> BsonNull.VALUE.equals(nulls.get(line.column())));
    }

    /// Zeros beyond 34 digits, a number rounded to a double, two times with microseconds, a key that stands twice,
    /// and an array that begins at 0.
    @Test
    void what_is_lost_is_counted() {
        assertThat(shortened).isEqualTo(6);
    }

    private static BsonDocument document(Map<BsonValue, byte[]> documents, int id) {
        byte[] bytes = Objects.requireNonNull(documents.get(new BsonInt32(id)));
        return new RawBsonDocument(bytes).decode(new BsonDocumentCodec());
    }

    private static List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String text : read().split("\n")) {
            number++;
            if (!text.isBlank() && !text.startsWith("#")) {
                String[] cells = text.split("\\|", 4);
                lines.add(new Line(number, cells[0].strip(), cells[1].strip(), cells[2].strip(), cells[3].strip()));
            }
        }
        return lines;
    }

    private static String read() {
        try (InputStream in =
                Objects.requireNonNull(TypeRoundTripTest.class.getResourceAsStream("type-round-trips.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
