package io.reloquent.design;

import io.reloquent.catalog.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table whose rows live inside the documents of another.
public sealed interface Embedding {

    /// The field that holds them.
    String field();

    TableName from();

    /// Name of the foreign key that joins the two tables; null where only one is possible.
    @Nullable
    String via();

    Contents contents();

    /// The rows that point at the document, as an array.
    ///
    /// @param order how the array is ordered; the table's key follows, so the order is always the same
    record EmbeddedArray(
            String field, TableName from, @Nullable String via, List<Order> order, Contents contents)
            implements Embedding {
        public EmbeddedArray {
            order = List.copyOf(order);
        }
    }

    /// The one row that the document points at, or the one row that points at it.
    record EmbeddedDocument(
            String field, TableName from, @Nullable String via, Contents contents) implements Embedding {}

    /// One column that orders an array; null comes last, first when descending. Text is compared by code point.
    record Order(String column, boolean descending) {}
}
