package io.reloquent.kernel;

import java.io.Serializable;

/// One part of the key that orders a stream: which value of a row, and how it compares.
public record KeyColumn(int column, KeyOrder order, boolean descending) implements Serializable {

    /// Compares this part of one row with a part of the same order of another. Null is the greatest.
    public int compare(Row row, Row other, int otherColumn) {
        int compared;
        if (row.length(column) < 0 || other.length(otherColumn) < 0) {
            compared = Boolean.compare(row.length(column) < 0, other.length(otherColumn) < 0);
        } else {
            compared = order.compare(
                    row.bytes(),
                    row.offset(column),
                    row.length(column),
                    other.bytes(),
                    other.offset(otherColumn),
                    other.length(otherColumn));
        }
        return descending ? -compared : compared;
    }
}
