package io.reloquent.connection;

/// What reloquent.yaml says.
public record Configuration(SourceAddress source, TargetAddress target) {}
