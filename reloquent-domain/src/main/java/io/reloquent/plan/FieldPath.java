package io.reloquent.plan;

import io.reloquent.catalog.TableName;
import io.reloquent.mapping.BsonType;

/// Where the values of one column ended up.
///
/// @param place the path of the documents that hold the rows; empty at the root
/// @param array whether the path runs through an array, or the value is one
record FieldPath(
        String collection, TableName table, String column, String place, String path, BsonType type, boolean array) {}
