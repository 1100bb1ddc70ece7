package io.reloquent.bench;

import org.jspecify.annotations.Nullable;

/// One figure of the web application.
///
/// @param limit what it must not miss; null where it is only reported
/// @param atLeast whether the limit is the least rather than the most
record Figure(
        String part,
        String name,
        double value,
        String unit,
        @Nullable Double limit,
        boolean atLeast) {

    static Figure of(String part, String name, double value, String unit) {
        return new Figure(part, name, value, unit, null, false);
    }

    static Figure atMost(String part, String name, double value, String unit, double limit) {
        return new Figure(part, name, value, unit, limit, false);
    }

    static Figure atLeast(String part, String name, double value, String unit, double limit) {
        return new Figure(part, name, value, unit, limit, true);
    }

    boolean passes() {
        return limit == null || (atLeast ? value >= limit : value <= limit);
    }

    /// `at most 100`, `at least 50, MISSED`; `–` where nothing is wanted.
    String wanted() {
        if (limit == null) {
            return "–";
        }
        String words = (atLeast ? "at least " : "at most ") + Table.number(limit, 0);
        return passes() ? words : words + ", MISSED";
    }
}
