package io.reloquent.kernel;

/// What came through one stream.
///
/// @param rows      rows read
/// @param orphans   rows among them that belong to no row above
/// @param shortened values of which something is not in the document
public record Counts(long rows, long orphans, long shortened) {}
