package io.reloquent.plan;

import io.reloquent.catalog.TableName;
import io.reloquent.design.Embedding.Order;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One step from a table up to the table whose documents its rows live in.
///
/// @param upper        the table above
/// @param upperColumns the joining columns of the table above
/// @param lowerColumns the joining columns of the table below
/// @param mustJoin     whether one row below may belong to several above, so that the tables must really be joined
/// @param key          what orders the rows above; empty if they are joined into a stream and not one themselves
/// @param condition    what rows above must fulfil to be there at all; null takes every row
record Hop(
        TableName upper,
        List<String> upperColumns,
        List<String> lowerColumns,
        boolean mustJoin,
        List<Order> key,
        @Nullable Condition condition) {}
