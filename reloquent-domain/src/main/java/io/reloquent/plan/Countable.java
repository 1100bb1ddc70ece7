package io.reloquent.plan;

import io.reloquent.catalog.TableName;
import org.jspecify.annotations.Nullable;

/// Rows that each go into one document at most, so that rows placed can be held against rows there are.
///
/// @param name    what they are counted under: `customers`, `customers.orders`
/// @param subset  the read whose rows they are, where those are not all rows of the table; null where they are, or
///     where no read says which
/// @param partial whether fewer rows may be placed than are counted, because a link to a document may be null or a
///     filter may leave some out
public record Countable(
        String name, TableName table, @Nullable Read subset, boolean partial) {}
