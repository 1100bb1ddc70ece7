package io.reloquent.local.load;

import io.reloquent.run.KeyRange;

/// A key range still to be loaded.
///
/// @param stream the number its chunks get; what continues a stream keeps its number, so numbers stay in key order
public record OpenRange(int stream, KeyRange range) {}
