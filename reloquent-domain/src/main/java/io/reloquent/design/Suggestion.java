package io.reloquent.design;

import io.reloquent.catalog.TableName;

/// Where a table was placed in a suggested model, and why.
public record Suggestion(TableName table, String placement, String because) {}
