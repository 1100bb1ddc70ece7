package io.reloquent.web.endpoint;

import io.reloquent.design.Finding;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Comparator;
import java.util.List;

/// Something worth knowing about a design.
///
/// @param kind     which finding it is, as the page of findings calls it
/// @param severity error, warning or note
/// @param place    a path in the mapping, `customers.orders.items`
/// @param excerpt  lines that point at what is meant; empty where the message says all
record FindingView(
        String kind,

        @Schema(allowableValues = {"error", "warning", "note"})
        String severity,

        String place,
        String message,
        String advice,
        String excerpt) {

    /// The gravest first.
    static List<FindingView> of(List<Finding> findings) {
        return findings.stream()
                .distinct()
                .sorted(Comparator.comparing(Finding::severity))
                .map(one -> new FindingView(
                        one.getClass().getSimpleName(),
                        Words.of(one.severity()),
                        one.place(),
                        one.message(),
                        one.advice(),
                        one.excerpt()))
                .toList();
    }
}
