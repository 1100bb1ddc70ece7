package io.reloquent.catalog;

/// How many child rows the parents of one foreign key have.
///
/// @param foreignKey name of the foreign key
/// @param child      the table it belongs to
/// @param parents    parents that have at least one child
/// @param maximum    children of the parent that has most
/// @param average    children per parent that has any
/// @param measured   whether every child row was looked at; otherwise it comes from statistics
public record Cardinality(
        String foreignKey, TableName child, long parents, long maximum, double average, boolean measured) {}
