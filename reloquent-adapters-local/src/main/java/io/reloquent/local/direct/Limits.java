package io.reloquent.local.direct;

/// What a source is asked for at most.
///
/// @param connections    open at once, the snapshot's own included
/// @param bytesPerSecond read in all; 0 for as many as it gives
public record Limits(int connections, long bytesPerSecond) {}
