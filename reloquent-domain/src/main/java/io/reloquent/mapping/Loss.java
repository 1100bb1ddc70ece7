package io.reloquent.mapping;

/// Something of a source's values that a document does not hold, or refuses to.
///
/// @param sentence without a full stop, for people
/// @param merges   whether two different values can become one, so that a key must not be mapped like this
public record Loss(String sentence, boolean merges) {}
