package io.reloquent.plan;

import io.reloquent.design.Finding;
import java.util.List;
import java.util.Optional;

/// What came of planning: a plan, or the findings that stand in its way.
///
/// @param findings all of them, whether they stand in the way or not
public record Planning(Optional<Plan> plan, List<Finding> findings) {
    public Planning {
        findings = List.copyOf(findings);
    }

    public List<Finding> errors() {
        return findings.stream()
                .filter(f -> f.severity() == Finding.Severity.ERROR)
                .toList();
    }
}
