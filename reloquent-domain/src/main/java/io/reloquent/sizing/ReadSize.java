package io.reloquent.sizing;

import io.reloquent.catalog.TableName;

/// How large the rows of one read are, by a look at some of them.
///
/// @param read       its name
/// @param place      the array that its rows go into, with dots; empty for rows that are documents themselves
/// @param rows       how many it gives in all
/// @param sampled    how many were looked at
/// @param sentBytes  of a row as the source sends it, on average
/// @param bsonBytes  of a row in its document, on average, without what is nested in it
/// @param bsonError  standard error of that average, in bytes
/// @param sortedHere whether all rows are gathered and sorted before the first document can be made
public record ReadSize(
        String read,
        TableName table,
        String place,
        long rows,
        long sampled,
        double sentBytes,
        double bsonBytes,
        double bsonError,
        boolean sortedHere) {

    public ReadSize {
        if (rows < 0 || sampled < 0 || !(sentBytes >= 0) || !(bsonBytes >= 0) || !(bsonError >= 0)) {
            throw new IllegalArgumentException("%s has %d rows of %s bytes".formatted(read, rows, bsonBytes));
        }
    }

    /// Bytes that the source sends for all rows.
    double sent() {
        return rows * sentBytes;
    }

    double bson() {
        return rows * bsonBytes;
    }
}
