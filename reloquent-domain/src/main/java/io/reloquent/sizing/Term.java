package io.reloquent.sizing;

/// One of the things that take time, as if everything else took none.
public record Term(Kind kind, double seconds, String because) {

    /// What takes time.
    public enum Kind {
        /// The source sends rows.
        READ,
        /// Rows that come in no order are gathered, before the first document can be made.
        SORT,
        /// Rows become documents.
        TRANSFORM,
        /// The target stores documents.
        WRITE,
        /// Bytes travel.
        NETWORK,
        /// Source, target and this program share processors, so that their work adds up.
        PROCESSORS,
        /// Nothing is read yet.
        START_UP
    }
}
