package io.reloquent.verification;

import io.reloquent.catalog.TableName;

/// Whether every row of a table that the design asks for is in a document.
///
/// @param inSource rows of the table under the run's snapshot; those of them that a filter or a link lets through,
///     where there is one
/// @param placed   rows that went into documents
/// @param declared whether the plan said before the run that some rows have no document
public record RowCheck(String read, TableName table, long inSource, long placed, boolean declared) {

    public boolean passes() {
        return inSource == placed || (declared && placed < inSource);
    }
}
