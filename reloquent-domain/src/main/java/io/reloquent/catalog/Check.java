package io.reloquent.catalog;

/// A check constraint, its condition as SQL.
public record Check(String name, String condition) {}
