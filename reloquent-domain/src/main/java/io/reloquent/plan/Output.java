package io.reloquent.plan;

import io.reloquent.mapping.Rendition;
import org.jspecify.annotations.Nullable;

/// One value of a row as the source sends it.
///
/// @param fallback what is sent in place of null, as the source reads it; null sends null
public record Output(
        OutputValue value, Rendition sent, @Nullable String fallback) {}
