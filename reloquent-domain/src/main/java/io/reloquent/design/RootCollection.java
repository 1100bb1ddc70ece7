package io.reloquent.design;

import io.reloquent.catalog.TableName;

/// A collection with one document for each row of one table.
public record RootCollection(String name, TableName from, DocumentId id, Contents contents) {}
