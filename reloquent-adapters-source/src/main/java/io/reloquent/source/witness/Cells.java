package io.reloquent.source.witness;

import io.reloquent.catalog.DataType;
import io.reloquent.catalog.NamedType.Attribute;
import io.reloquent.catalog.NamedType.CompositeType;
import io.reloquent.design.Naming;
import io.reloquent.design.Nulls;
import io.reloquent.mapping.BsonType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonBinaryWriter;
import org.jspecify.annotations.Nullable;

/// Asks queries for values, and says what reads them.
record Cells(SourceTypes types, Naming naming) {

    /// A column's field; MongoDB would read a dot in it as a path.
    String name(String column) {
        return naming.field(column).replace('.', '\uff0e');
    }

    /// A value of a declared type.
    ///
    /// @param asked what the design says of its type
    /// @param nulls what becomes of nulls in it
    Cell declared(Query query, String sql, DataType declared, @Nullable BsonType asked, Nulls nulls) {
        DataType type = types.underlying(declared);
        BsonType other = types.other(declared, asked);
        if (other == null) {
            Optional<CompositeType> composite = types.composite(type).filter(c -> !type.isArray());
            return composite
                    .map(c -> composite(query, sql, c, nulls))
                    .orElseGet(() -> Cell.at(query.ask(types.sent(sql, type)), Transfers.plain(types.arrives(type))));
        }
        if (type.isArray()) {
            return Cell.at(query.ask(types.printed(sql, type, other)), Transfers.parsedElements(other));
        }
        return other == BsonType.INT64 && type.name().startsWith("timestamp")
                ? Cell.at(query.ask(sql), Transfers.microseconds(type))
                : Cell.at(query.ask(types.printed(sql, type, other)), Transfers.parsed(other));
    }

    /// The value of an expression of some type.
    ///
    /// @param answered the type that the server says it has; asked for nothing where another one is asked for
    Cell computed(Query query, String sql, String answered, @Nullable BsonType asked) {
        return asked == null
                ? Cell.at(query.ask(sql), Transfers.plain(SourceTypes.evaluated(answered)))
                : Cell.at(query.ask("(" + sql + ")::text"), Transfers.parsed(asked));
    }

    /// The same value in every row.
    static Cell constant(String text, BsonType type) {
        return new Cell() {
            @Override
            public boolean isNull(ResultSet row) {
                return false;
            }

            @Override
            public void write(ResultSet row, BsonBinaryWriter out) {
                TextValues.write(text, type, out);
            }
        };
    }

    /// A document with a field for each attribute.
    private Cell composite(Query query, String sql, CompositeType type, Nulls nulls) {
        // IS NULL would ask whether all attributes are.
        int absent = query.ask("(" + sql + ") is not distinct from null");
        List<Field> fields = new ArrayList<>();
        for (Attribute attribute : type.attributes()) {
            String of = "(" + sql + ")." + Sql.name(attribute.name());
            Cell cell = declared(query, of, attribute.type(), null, nulls);
            fields.add(new Field.Value(name(attribute.name()), cell, nulls == Nulls.OMIT));
        }
        return new Composite(absent, fields);
    }

    /// @param absent the number of a value that is true where there is none
    private record Composite(int absent, List<Field> fields) implements Cell {
        @Override
        public boolean isNull(ResultSet row) throws SQLException {
            return row.getBoolean(absent);
        }

        @Override
        public void write(ResultSet row, BsonBinaryWriter out) throws SQLException {
            if (isNull(row)) {
                out.writeNull();
            } else {
                out.writeStartDocument();
                Field.write(fields, row, out);
                out.writeEndDocument();
            }
        }
    }
}
