package io.reloquent.plan;

import java.util.List;

/// The rows of a read as a table of somebody else's, in no order: a query in its parts, in the source's language.
///
/// @param columns the values of a row: its outputs as `c0`, `c1` …; then, where rows of one key are ordered by their
///     content, that as `o`; then keys by which rows of several extracts are joined, where an output is none
/// @param rows    what follows them in the query: `FROM …`
/// @param pages   a query for how many pages the rows lie on; 0 where they cannot be read page by page
/// @param key     the column that stands for each part of the key where rows are joined
public record Extract(List<Column> columns, String rows, String pages, List<String> key) {

    /// One value of a row.
    ///
    /// @param value as the source reads it
    public record Column(String name, String value, Carrier carrier) {}

    public Extract {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
    }
}
