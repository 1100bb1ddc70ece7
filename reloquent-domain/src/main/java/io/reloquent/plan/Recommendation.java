package io.reloquent.plan;

/// A value and the reason for it in plain words.
public record Recommendation<T>(T value, String because) {}
