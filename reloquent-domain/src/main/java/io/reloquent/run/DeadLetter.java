package io.reloquent.run;

import java.util.List;

/// A document that could not be made and was set aside, so that the rest could go on.
///
/// @param key   of its row, part by part as text
/// @param field the column or array at fault
/// @param why   what is wrong with it, going on after the field's name
public record DeadLetter(String collection, List<String> key, String field, String why) {
    public DeadLetter {
        key = List.copyOf(key);
    }

    /// A sentence about it.
    public String sentence() {
        return "The document of %s with key %s cannot be made: %s %s."
                .formatted(collection, String.join(", ", key), field, why);
    }
}
