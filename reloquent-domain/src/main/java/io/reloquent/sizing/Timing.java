package io.reloquent.sizing;

import java.util.Comparator;
import java.util.List;

/// How long a migration takes on one machine or cluster.
///
/// @param terms   each alone; what goes on at once does not add up
/// @param seconds in all
/// @param error   the share of it by which it may be wrong
public record Timing(List<Term> terms, double seconds, double error) {

    public Timing {
        terms = List.copyOf(terms);
    }

    /// What takes longest, so that nothing else makes a migration much faster.
    public Term binding() {
        return terms.stream()
                .max(Comparator.comparingDouble(Term::seconds))
                .orElseThrow(() -> new IllegalStateException("a time without terms"));
    }

    public double low() {
        return seconds * Math.max(0, 1 - error);
    }

    public double high() {
        return seconds * (1 + error);
    }

    public boolean fits(Window window) {
        return seconds <= window.seconds();
    }
}
