package io.reloquent.design;

import io.reloquent.catalog.TableName;
import java.util.List;

/// Where a table was placed in a suggested model, and why.
///
/// @param placement `collection orders`, `array orders.items` or `document customers.profile`
/// @param evidence  the facts behind the reason
public record Suggestion(TableName table, String placement, String because, List<Evidence> evidence) {

    public Suggestion {
        evidence = List.copyOf(evidence);
    }

    /// The collection, or the field with all fields around it: `orders.items`.
    public String path() {
        return placement.substring(placement.indexOf(' ') + 1);
    }
}
