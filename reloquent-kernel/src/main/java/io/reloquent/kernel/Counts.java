package io.reloquent.kernel;

/// What came through one stream.
///
/// @param rows      rows read
/// @param orphans   rows among them that belong to no row above
/// @param shortened values of which something is not in the document
public record Counts(long rows, long orphans, long shortened) {

    public static final Counts NONE = new Counts(0, 0, 0);

    public Counts plus(Counts other) {
        return new Counts(rows + other.rows, orphans + other.orphans, shortened + other.shortened);
    }

    public Counts minus(Counts other) {
        return new Counts(rows - other.rows, orphans - other.orphans, shortened - other.shortened);
    }
}
