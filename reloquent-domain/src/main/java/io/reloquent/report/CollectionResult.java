package io.reloquent.report;

/// What one collection got.
///
/// @param rows      source rows in its documents
/// @param bytes     of BSON
/// @param shortened values of which something is not in the documents, as the plan declared
public record CollectionResult(String collection, long documents, long rows, long bytes, long shortened) {}
