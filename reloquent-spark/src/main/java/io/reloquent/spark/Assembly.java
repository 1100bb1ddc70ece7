package io.reloquent.spark;

import io.reloquent.kernel.Assembler;
import io.reloquent.kernel.BsonBuffer;
import java.sql.SQLException;

/// Documents under construction, one after another.
interface Assembly extends AutoCloseable {

    /// Builds the next document into an empty buffer.
    ///
    /// @return false at the end
    boolean next(BsonBuffer document) throws SQLException;

    /// What builds them, for its counts, and to give a document up.
    Assembler assembler();

    @Override
    void close();
}
