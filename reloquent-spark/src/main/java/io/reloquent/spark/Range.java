package io.reloquent.spark;

import java.io.Serializable;
import java.util.List;

/// What one task loads: the documents of a range of keys.
///
/// @param number  its position among the ranges of the request
/// @param queries what gives the rows of each stream
public record Range(int number, List<String> queries) implements Serializable {
    public Range {
        queries = List.copyOf(queries);
    }
}
