package io.reloquent.run;

/// What came through one read.
///
/// @param read      name of the read
/// @param rows      rows read
/// @param orphans   rows among them that belong to no document
/// @param shortened values of which something is not in the document
public record ReadCount(String read, long rows, long orphans, long shortened) {

    public ReadCount plus(ReadCount other) {
        return new ReadCount(read, rows + other.rows, orphans + other.orphans, shortened + other.shortened);
    }

    public ReadCount minus(ReadCount other) {
        return new ReadCount(read, rows - other.rows, orphans - other.orphans, shortened - other.shortened);
    }
}
