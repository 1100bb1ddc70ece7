package io.reloquent.plan;

/// A column of one of the tables a read joins: 0 is the table read, 1 the first joined to it, and so on.
public record ColumnAt(int table, String column) {}
