package io.reloquent.source.witness;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.Table;

/// What the expressions of a design are in SQL.
@FunctionalInterface
public interface Expressions {

    /// A value that stands by itself wherever one can stand.
    ///
    /// @param text an expression over the columns of the table, as the design has it
    /// @param row  what the query calls the row of the table
    String sql(Catalog catalog, Table table, String text, String row);
}
