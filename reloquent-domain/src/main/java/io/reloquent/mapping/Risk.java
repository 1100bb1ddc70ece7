package io.reloquent.mapping;

import java.util.List;
import java.util.Optional;

/// A loss that a type may suffer, and how few digits, decimals of a second or characters keep it from that.
///
/// @param harmless the most that a first modifier may say without harm; negative where none helps
/// @param wide     the loss where the type is declared wider than that
/// @param open     the loss where the type is declared without a width
record Risk(int harmless, Loss wide, Loss open) {

    private static final int ALWAYS = -1;

    static final Risk MILLISECONDS = merging(3, "a date holds milliseconds; microseconds are cut off and counted");
    static final Risk NEAREST_DOUBLE = merging(
            15, "a double keeps 15 to 17 digits; a number with more is rounded to the nearest double and counted");
    static final Risk SPELLING = merging(ALWAYS, "the value is kept, the spelling of its text is not");
    static final Risk EQUAL_KEYS = merging(
            ALWAYS, "where an object has one key twice the last value is kept; values with such objects are counted");
    static final Risk GEOJSON =
            merging(ALWAYS, "GeoJSON has nine decimals for a coordinate and no M; what is cut off is not counted");
    static final Risk ATTRIBUTES = merging(
            ALWAYS, "in an array of composite values the attributes have the types of JSON: dates and bytes are text");
    static final Risk DIGITS = new Risk(
            34,
            new Loss("decimal128 has 34 digits and this type more; a value that needs them ends the run", false),
            new Loss("decimal128 has 34 digits; a value that needs more ends the run", false));
    static final Risk UNSEEN_BOUNDS =
            new Risk(ALWAYS, "an array keeps its elements; lower bounds other than 1 are dropped", false);
    static final Risk BOUNDS =
            new Risk(ALWAYS, "an array keeps its elements; lower bounds other than 1 are dropped and counted", false);

    private Risk(int harmless, String sentence, boolean merges) {
        this(harmless, new Loss(sentence, merges), new Loss(sentence, merges));
    }

    private static Risk merging(int harmless, String sentence) {
        return new Risk(harmless, sentence, true);
    }

    /// The loss of a type with these modifiers.
    Optional<Loss> loss(List<Integer> modifiers) {
        if (modifiers.isEmpty()) {
            return Optional.of(open);
        }
        return modifiers.get(0) <= harmless ? Optional.empty() : Optional.of(wide);
    }
}
