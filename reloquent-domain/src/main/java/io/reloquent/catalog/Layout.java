package io.reloquent.catalog;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/// How the rows of a table lie on disk, by what the source last found out about it.
///
/// @param pages       of the source's own size, without indexes and long values
/// @param rowBytes    average bytes of a row's values, long ones that are kept elsewhere aside; 0 is not known
/// @param correlation by column, how far the order on disk follows that of its values as the source orders them: 1 is
///     wholly, -1 wholly backwards, 0 not at all; a column of which nothing is known is absent
public record Layout(long pages, int rowBytes, Map<String, Double> correlation) {

    public static final Layout UNKNOWN = new Layout(0, 0, Map.of());

    public Layout {
        correlation = Collections.unmodifiableMap(new TreeMap<>(correlation));
        for (double value : correlation.values()) {
            if (!(Math.abs(value) <= 1)) {
                throw new IllegalArgumentException(value + " is not from -1 to 1");
            }
        }
        if (pages < 0 || rowBytes < 0) {
            throw new IllegalArgumentException("pages and bytes are not less than 0");
        }
    }

    public OptionalDouble correlation(String column) {
        Double known = correlation.get(column);
        return known == null ? OptionalDouble.empty() : OptionalDouble.of(known);
    }
}
