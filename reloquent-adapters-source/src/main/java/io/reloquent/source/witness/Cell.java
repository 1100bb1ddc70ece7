package io.reloquent.source.witness;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.bson.BsonBinaryWriter;

/// One value of a row.
interface Cell {

    /// What reads the value at a place of the present row and writes it, or null.
    @FunctionalInterface
    interface Transfer {
        void run(ResultSet row, int at, BsonBinaryWriter out) throws SQLException;
    }

    /// Whether there is no value; JSON's null is one.
    boolean isNull(ResultSet row) throws SQLException;

    /// Writes the value, or null.
    void write(ResultSet row, BsonBinaryWriter out) throws SQLException;

    /// @param at the value's number in the list of the query
    static Cell at(int at, Transfer transfer) {
        return new Cell() {
            @Override
            public boolean isNull(ResultSet row) throws SQLException {
                // The one question that converts nothing.
                return row.getBytes(at) == null;
            }

            @Override
            public void write(ResultSet row, BsonBinaryWriter out) throws SQLException {
                transfer.run(row, at, out);
            }
        };
    }
}
