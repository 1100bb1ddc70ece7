package io.reloquent.design;

import io.reloquent.catalog.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table whose rows live inside the documents of another.
public sealed interface Embedding {

    /// The field that holds them; the table's name where they have no field of their own.
    String field();

    TableName from();

    /// Name of the foreign key that joins the two tables; null where only one is possible.
    @Nullable
    String via();

    Contents contents();

    /// The same place, holding something else.
    Embedding holding(Contents other);

    /// Whether a document may hold several of the rows.
    default boolean isMany() {
        return switch (this) {
            case EmbeddedArray array -> true;
            case ValueArray array -> true;
            case EmbeddedDocument document -> false;
            case MergedDocument document -> false;
        };
    }

    /// The rows that point at the document, as an array.
    ///
    /// @param sort   how the array is ordered and where it ends
    /// @param levels how often the array is embedded in its own elements: 1 for any table, more only for a table
    ///     that points at itself
    record EmbeddedArray(
            String field, TableName from, @Nullable String via, Sort sort, int levels, Contents contents)
            implements Embedding {

        /// More would be deeper than MongoDB nests.
        public static final int MOST_LEVELS = 50;

        public EmbeddedArray {
            if (levels < 1 || levels > MOST_LEVELS) {
                throw new IllegalArgumentException("an array has 1 to " + MOST_LEVELS + " levels, not " + levels);
            }
        }

        @Override
        public EmbeddedArray holding(Contents other) {
            return new EmbeddedArray(field, from, via, sort, levels, other);
        }

        /// This array as the elements of another of its kind hold it: with one level less.
        public EmbeddedArray inner() {
            return new EmbeddedArray(field, from, via, sort, levels - 1, contents);
        }
    }

    /// One value of each of the rows that point at the document, as an array of plain values.
    ///
    /// @param contents what makes exactly one field, whose value is the element
    record ValueArray(
            String field, TableName from, @Nullable String via, Sort sort, Contents contents) implements Embedding {
        @Override
        public ValueArray holding(Contents other) {
            return new ValueArray(field, from, via, sort, other);
        }
    }

    /// The one row that the document points at, or the one row that points at it.
    record EmbeddedDocument(
            String field, TableName from, @Nullable String via, Contents contents) implements Embedding {
        @Override
        public EmbeddedDocument holding(Contents other) {
            return new EmbeddedDocument(field, from, via, other);
        }
    }

    /// Such a row whose fields stand among the document's own.
    record MergedDocument(TableName from, @Nullable String via, Contents contents) implements Embedding {
        @Override
        public String field() {
            return from.name();
        }

        @Override
        public MergedDocument holding(Contents other) {
            return new MergedDocument(from, via, other);
        }
    }

    /// How an array is ordered and where it ends.
    ///
    /// @param by    the user's order; the table's key follows, so the order is always the same
    /// @param limit how many elements are kept at most; 0 keeps all
    record Sort(List<Order> by, int limit) {

        public static final Sort BY_KEY = new Sort(List.of(), 0);

        public Sort {
            by = List.copyOf(by);
            if (limit < 0) {
                throw new IllegalArgumentException("an array cannot keep " + limit + " elements");
            }
        }
    }

    /// One column that orders an array; null comes last, first when descending. Text is compared by code point.
    record Order(String column, boolean descending) {}
}
