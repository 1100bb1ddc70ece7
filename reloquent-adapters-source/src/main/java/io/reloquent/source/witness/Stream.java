package io.reloquent.source.witness;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.bson.BsonBinaryWriter;

/// One query of a composition, and what becomes of its rows.
///
/// @param label    the place in the design
/// @param rootKey  the key of the root's row that a row belongs to
/// @param holder   the key of the row whose document holds this one's
/// @param elements where the documents gather
/// @param inner    the streams whose elements are in this one's documents
record Stream(
        String label, Query query, Key rootKey, Key holder, List<Field> fields, Elements elements, List<Stream> inner) {

    /// Makes the document of a row unless its array has enough.
    void gather(ResultSet row, Weight weight) throws SQLException {
        if (elements.begin(holder.of(row))) {
            int start = elements.position();
            long copied = weight.copied();
            BsonBinaryWriter out = elements.writer();
            out.writeStartDocument();
            Field.write(fields, row, out);
            out.writeEndDocument();
            elements.end(start, copied);
        }
    }
}
