package io.reloquent.plan;

/// Who puts the rows of a read in order.
public enum Sorting {
    /// Nobody has to: an index of the source gives them in order.
    BY_INDEX("given by an index of the source"),
    /// The source sorts them.
    IN_SOURCE("sorted by the source"),
    /// They come as they lie in the source, and whoever reads them sorts them.
    HERE("sorted here");

    private final String words;

    Sorting(String words) {
        this.words = words;
    }

    /// As a plan says it.
    public String words() {
        return words;
    }
}
