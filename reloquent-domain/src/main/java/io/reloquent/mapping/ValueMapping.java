package io.reloquent.mapping;

import io.reloquent.design.BsonType;
import org.jspecify.annotations.Nullable;

/// How the values of one column travel and what they become.
///
/// @param cast  the type the source is asked to turn the value into before sending it; null sends it as it is
/// @param array whether the value is an array of such values, of any dimensions
/// @param loss  what a document cannot hold of it, as a sentence; null where nothing is lost
public record ValueMapping(
        Wire wire,
        @Nullable String cast,
        BsonType type,
        boolean array,
        @Nullable String loss) {}
