package io.reloquent.design;

import java.util.List;

/// Where the `_id` of a document comes from. It is always the same for the same row.
public sealed interface DocumentId {

    /// The primary key, or else a unique key that is never null.
    record TableKey() implements DocumentId {}

    /// A unique key chosen by the user, in this order.
    record Columns(List<String> columns) implements DocumentId {
        public Columns {
            columns = List.copyOf(columns);
        }
    }

    /// A hash of the whole row, and a number that tells equal rows apart.
    record Content() implements DocumentId {}

    /// An ObjectId made of a hash of the table's key, so that it is the same on every run; the key's own columns
    /// stay fields.
    record Generated() implements DocumentId {}
}
