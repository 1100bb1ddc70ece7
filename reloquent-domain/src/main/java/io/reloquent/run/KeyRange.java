package io.reloquent.run;

import java.util.List;

/// A range of a root table's keys, each key part by part as text that the source reads back.
///
/// @param after the key before the first one in the range; empty from the beginning
/// @param upTo  the last key in the range; empty to the end
public record KeyRange(List<String> after, List<String> upTo) {

    public static final KeyRange EVERYTHING = new KeyRange(List.of(), List.of());

    public KeyRange {
        after = List.copyOf(after);
        upTo = List.copyOf(upTo);
    }
}
