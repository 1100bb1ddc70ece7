package io.reloquent.source.witness;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.bson.BsonBinaryWriter;

/// What a document has under one name.
interface Field {

    /// Whether the document of this row has it at all.
    boolean isThere(ResultSet row) throws SQLException;

    /// Writes name and value.
    void write(ResultSet row, BsonBinaryWriter out) throws SQLException;

    /// Writes the fields that are there.
    static void write(List<Field> fields, ResultSet row, BsonBinaryWriter out) throws SQLException {
        for (Field field : fields) {
            if (field.isThere(row)) {
                field.write(row, out);
            }
        }
    }

    /// One value.
    record Value(String name, Cell cell, boolean omitNull) implements Field {
        @Override
        public boolean isThere(ResultSet row) throws SQLException {
            return !omitNull || !cell.isNull(row);
        }

        @Override
        public void write(ResultSet row, BsonBinaryWriter out) throws SQLException {
            out.writeName(name);
            cell.write(row, out);
        }
    }

    /// The one field of the elements of an array of plain values: what is left out of a document is null in an array.
    static Field element(List<Field> fields) {
        if (fields.size() == 1 && fields.get(0) instanceof Value value) {
            return new Value("", value.cell(), false);
        }
        throw new IllegalArgumentException("an element is one value, not " + fields.size());
    }

    /// Fields under a common name, left out if all of them are.
    record Group(String name, List<Field> fields) implements Field {
        @Override
        public boolean isThere(ResultSet row) throws SQLException {
            for (Field field : fields) {
                if (field.isThere(row)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void write(ResultSet row, BsonBinaryWriter out) throws SQLException {
            out.writeStartDocument(name);
            Field.write(fields, row, out);
            out.writeEndDocument();
        }
    }

    /// The document of a row that may not be there, which is null then.
    ///
    /// @param presence the number of a value that is not null where the row is there
    record Joined(String name, int presence, List<Field> fields, boolean omitNull) implements Field {
        @Override
        public boolean isThere(ResultSet row) throws SQLException {
            return !omitNull || row.getBytes(presence) != null;
        }

        @Override
        public void write(ResultSet row, BsonBinaryWriter out) throws SQLException {
            if (row.getBytes(presence) == null) {
                out.writeNull(name);
            } else {
                out.writeStartDocument(name);
                Field.write(fields, row, out);
                out.writeEndDocument();
            }
        }
    }

    /// What was gathered for the row.
    ///
    /// @param key what tells the row apart within the document
    record Rows(String name, Key key, Elements elements) implements Field {
        @Override
        public boolean isThere(ResultSet row) {
            return true;
        }

        @Override
        public void write(ResultSet row, BsonBinaryWriter out) throws SQLException {
            out.writeStartArray(name);
            elements.write(key.of(row), out);
            out.writeEndArray();
        }
    }
}
