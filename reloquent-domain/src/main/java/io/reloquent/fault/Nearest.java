package io.reloquent.fault;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The known words that someone most likely meant.
public final class Nearest {

    private static final int FURTHEST = 3;
    private static final int LONGEST = 200;

    private Nearest() {}

    public static Optional<String> of(String word, Collection<String> known) {
        return all(word, known).stream().findFirst();
    }

    /// A question to follow a sentence: ` Did you mean 'orders'?`; empty where nothing is near.
    public static String meant(String word, Collection<String> known) {
        return of(word, known).map(near -> " Did you mean '" + near + "'?").orElse("");
    }

    /// The words at most 3 changes away and with at most half of their letters changed, the nearest first; capitals
    /// make no difference.
    public static List<String> all(String word, Collection<String> known) {
        String given = word.toLowerCase(Locale.ROOT);
        if (given.length() > LONGEST) {
            return List.of();
        }
        return known.stream()
                .filter(k -> Math.abs(k.length() - given.length()) <= FURTHEST)
                .filter(k -> distance(given, k.toLowerCase(Locale.ROOT)) <= Math.min(FURTHEST, k.length() / 2))
                .sorted(Comparator.comparingInt(k -> distance(given, k.toLowerCase(Locale.ROOT))))
                .toList();
    }

    /// How many characters must be added, left out or changed (Levenshtein).
    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[b.length()];
    }
}
