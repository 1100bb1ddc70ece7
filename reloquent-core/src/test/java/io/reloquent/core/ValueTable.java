package io.reloquent.core;

import io.reloquent.design.RootCollection;
import io.reloquent.testkit.Servers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// A table with a column for each of these types and a row for each number, and the collection it becomes.
record ValueTable(String name, List<TypeCases> types) {

    /// What the declarations of [TypeCases] speak of.
    static final String SCHEMAS = """
            create schema own; create schema ext;
            create extension hstore schema ext; create extension citext schema ext; create extension ltree schema ext;
            create type own.mood as enum (%s);
            create domain own.year as integer check (value > 0);
            -- Stands in for PostGIS: a line along the axis.
            create schema gis; create type gis.geometry as range (subtype = float8);
            create function gis.st_asgeojson(gis.geometry) returns text language sql immutable as $$
              select '{"type": "LineString", "coordinates": [[' || lower($1) || ', 0], [' || upper($1) || ', 0]]}' $$;
            create type own.address as (street text, number integer, since date);
            """.formatted(TextCases.moods());

    RootCollection collection() {
        return Models.root(name, "public." + name);
    }

    /// Makes the table and copies its rows in, in the text format.
    void fill(String database, int rows) throws SQLException {
        String columns = types.stream()
                .map(type -> '"' + type.column() + "\" " + type.type())
                .collect(Collectors.joining(", "));
        try (Connection connection = Servers.postgres().connect(database);
                var statement = connection.createStatement()) {
            statement.execute("create table public.%s (id integer primary key, %s)".formatted(name, columns));
            CopyIn copy =
                    connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy public." + name + " from stdin");
            for (int row = 0; row < rows; row++) {
                byte[] line = line(row).getBytes(StandardCharsets.UTF_8);
                copy.writeToCopy(line, 0, line.length);
            }
            copy.endCopy();
        }
    }

    private String line(int row) {
        return types.stream()
                .map(type -> type.number(row).copied())
                .collect(Collectors.joining("\t", row + "\t", "\n"));
    }

    @Override
    public String toString() {
        return name;
    }
}
