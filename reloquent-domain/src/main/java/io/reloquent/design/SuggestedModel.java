package io.reloquent.design;

import java.util.List;

/// A document model to start from, with the reason for every table's place.
public record SuggestedModel(DocumentModel model, List<Suggestion> reasons) {
    public SuggestedModel {
        reasons = List.copyOf(reasons);
    }
}
