package io.reloquent.source.postgresql;

import io.reloquent.catalog.DataType;
import io.reloquent.catalog.TableName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Types by the names that SQL has for them, their modifiers as numbers.
final class DataTypes {

    private static final Map<String, String> SQL_NAMES = Map.of(
            "int2", "smallint",
            "int4", "integer",
            "int8", "bigint",
            "float4", "real",
            "float8", "double precision",
            "bool", "boolean",
            "bpchar", "char",
            // One byte, and not the type that SQL calls so.
            "char", "\"char\"");

    private static final Pattern NUMBERS = Pattern.compile(".*\\((-?\\d+(?:,-?\\d+)*)\\)", Pattern.DOTALL);
    private static final int HEADER = 4;
    private static final int SIXTEEN_BITS = 0xFFFF;
    private static final int ELEVEN_BITS = 0x7FF;
    private static final int SIGN_OF_ELEVEN_BITS = 0x400;

    private DataTypes() {}

    /// Reads the columns that a statement calls `type_…`.
    static DataType read(ResultSet row) throws SQLException {
        String schema = row.getString("type_schema");
        String name = row.getString("type_name");
        int modifier = row.getInt("type_modifier");
        int dimensions = row.getInt("type_dimensions");
        if (!schema.equals("pg_catalog")) {
            String written = new TableName(schema, name).toString();
            return new DataType(written, written(row.getString("type_written")), dimensions);
        }
        List<Integer> modifiers = modifier < 0 ? List.of() : modifiers(name, modifier);
        return new DataType(SQL_NAMES.getOrDefault(name, name), modifiers, dimensions);
    }

    /// What a modifier of a built-in type means, as `numerictypmodin`, `bpchartypmodin` and the like pack it.
    private static List<Integer> modifiers(String name, int modifier) {
        return switch (name) {
            case "numeric" -> numeric(modifier - HEADER);
            case "varchar", "bpchar" -> List.of(modifier - HEADER);
            case "bit", "varbit", "time", "timetz", "timestamp", "timestamptz" -> List.of(modifier);
            case "interval" -> interval(modifier & SIXTEEN_BITS);
            default -> List.of();
        };
    }

    /// The scale is a number of eleven bits with a sign, since a numeric may be rounded left of its point.
    private static List<Integer> numeric(int packed) {
        int scale = ((packed & ELEVEN_BITS) ^ SIGN_OF_ELEVEN_BITS) - SIGN_OF_ELEVEN_BITS;
        return List.of((packed >> 16) & SIXTEEN_BITS, scale);
    }

    private static List<Integer> interval(int precision) {
        return precision == SIXTEEN_BITS ? List.of() : List.of(precision);
    }

    /// The numbers that the server writes after a type of its owner's; other modifiers have no form here.
    private static List<Integer> written(String type) {
        Matcher numbers = NUMBERS.matcher(type);
        return numbers.matches()
                ? Arrays.stream(numbers.group(1).split(","))
                        .map(Integer::valueOf)
                        .toList()
                : List.of();
    }
}
