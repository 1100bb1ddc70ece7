package io.reloquent.plan;

import java.util.List;

/// The rows of a plain read as a table of somebody else's, in no order: a query in its parts, in the source's language.
///
/// @param columns the values of a row: those of the read as `c0`, `c1` …; then what rows are joined by and ordered by,
///     where that is none of them
/// @param rows    what follows them in the query: `FROM …`
/// @param pages   a query for how many pages the rows lie on; 0 where they cannot be read page by page
/// @param key     the column that stands for each part of the key where rows are joined
/// @param order   what orders the rows of one array, all of it ascending
public record PlainExtract(List<Column> columns, String rows, String pages, List<String> key, List<Sorted> order) {

    /// One value of a row.
    ///
    /// @param value as the source reads it
    public record Column(String name, String value, PlainType type) {}

    /// One part of the order.
    ///
    /// @param nullsLast whether null may be there and comes last, instead of first
    public record Sorted(String column, boolean nullsLast) {}

    public PlainExtract {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        order = List.copyOf(order);
    }
}
