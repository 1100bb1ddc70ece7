package io.reloquent.verification;

import io.reloquent.catalog.TableName;

/// Whether every row of a table that the design asks for is in a document.
///
/// @param inSource rows of the table under the run's snapshot; those of them that a filter or a link lets through,
///     where there is one
/// @param placed   rows that went into documents
/// @param declared whether the plan said before the run that some rows have no document
/// @param setAside documents of the collection that could not be made; their rows are in none
public record RowCheck(String read, TableName table, long inSource, long placed, boolean declared, long setAside) {

    /// Why rows are in no document, going on after their number.
    public String remark() {
        if (declared || !passes()) {
            return passes() ? "as the plan declared" : "which the plan did not declare";
        }
        return "and the others in documents that were set aside";
    }

    /// Where the rows of the table are.
    public String sentence() {
        return "%s: %,d rows in %s, %,d of them in documents, %s.".formatted(read, inSource, table, placed, remark());
    }

    public boolean passes() {
        return inSource == placed || ((declared || setAside > 0) && placed < inSource);
    }
}
