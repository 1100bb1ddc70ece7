package io.reloquent.mapping;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How the values of one column travel and what they become.
///
/// @param sent   how the source is asked to send it
/// @param array  whether the value is an array of such values, of any dimensions
/// @param losses what a document does not hold of it; empty where every value arrives as it is
public record ValueMapping(Wire wire, Rendition sent, BsonType type, boolean array, List<Loss> losses) {

    public ValueMapping {
        losses = List.copyOf(losses);
    }

    /// What can make two values one, as one sentence; null where different values stay different.
    public @Nullable String loss() {
        String sentences =
                losses.stream().filter(Loss::merges).map(Loss::sentence).collect(Collectors.joining("; "));
        return sentences.isEmpty() ? null : sentences;
    }
}
