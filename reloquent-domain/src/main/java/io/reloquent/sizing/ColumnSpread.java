package io.reloquent.sizing;

/// How the values of a column are spread over its rows, by the source's statistics.
///
/// @param distinct    how many values it has
/// @param mostCommon  the share of rows with its most common value; 0 if none stands out
/// @param nulls       the share of rows where it is null
/// @param correlation of the rows' order on disk with that of the values, from -1 to 1
public record ColumnSpread(String column, double distinct, double mostCommon, double nulls, double correlation) {}
