package io.reloquent.design;

import java.util.List;

/// A document model to start from, with the reason for every table's place and what was noticed on the way.
public record SuggestedModel(DocumentModel model, List<Suggestion> reasons, List<Finding> findings) {
    public SuggestedModel {
        reasons = List.copyOf(reasons);
        findings = List.copyOf(findings);
    }
}
