package io.reloquent.plan;

import org.jspecify.annotations.Nullable;

/// One value of a row as the source sends it.
///
/// @param cast the type the source turns it into first; null sends it as it is
public record Output(ColumnAt column, @Nullable String cast) {}
