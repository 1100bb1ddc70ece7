package io.reloquent.sizing;

import java.util.List;
import java.util.function.Function;

/// Loads between two sizes, and how many machines they take: the more bytes, the more.
record Span(long from, long to, int fewest, int most) {

    int machines(long bytes) {
        double share = Math.min(1, (double) (bytes - from) / (to - from));
        return fewest + (int) Math.round(share * (most - fewest));
    }

    /// The row of a table whose span a load falls into; the last one takes all that is larger.
    static <T> T row(List<T> rows, Function<T, Span> span, long bytes) {
        return rows.stream()
                .filter(row -> bytes < span.apply(row).to())
                .findFirst()
                .orElse(rows.getLast());
    }
}
