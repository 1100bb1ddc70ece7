package io.reloquent.plan;

import io.reloquent.catalog.TableName;

/// An index of the source that gets no counterpart, and why.
public record SkippedIndex(TableName table, String index, String because) {}
