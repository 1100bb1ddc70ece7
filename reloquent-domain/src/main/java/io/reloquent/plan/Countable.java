package io.reloquent.plan;

import io.reloquent.catalog.TableName;

/// Rows that each go into one document at most, so that rows placed can be held against rows there are.
///
/// @param name    what they are counted under: `customers`, `customers.orders`
/// @param partial whether some rows of the table may belong to no document, because a link to it may be null
public record Countable(String name, TableName table, boolean partial) {}
