package io.reloquent.core;

import io.reloquent.catalog.Catalog;
import io.reloquent.fault.YoursToFix;
import io.reloquent.plan.Plan;
import io.reloquent.port.source.CatalogReader;
import io.reloquent.port.target.Collections;
import io.reloquent.run.Run;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What must not be before a load begins.
record BeforeLoad(CatalogReader source, Collections collections) {

    void refuseDrift(Catalog catalog) {
        List<String> changes = Drift.between(catalog.structure(), source.readStructure());
        if (!changes.isEmpty()) {
            throw YoursToFix.step(
                    "The source's schema has changed since it was read: " + String.join("; ", changes) + ".",
                    "Run 'reloquent discover --direct', then 'reloquent plan'.");
        }
    }

    static void refuseLoaded(Run run, Plan plan) {
        if (run.state() == Run.State.LOADED) {
            String same = run.plan().equals(plan.hash()) ? "" : ", by another plan";
            throw YoursToFix.usage(
                    "Run %s has already loaded this target%s.".formatted(run.id(), same),
                    "Run 'reloquent validate', or 'reloquent rollback --confirm' to start over.");
        }
    }

    void refuseDocuments(Plan plan) {
        Map<String, Long> holding = new TreeMap<>(collections.holding(plan.names()));
        holding.values().removeIf(count -> count == 0);
        if (!holding.isEmpty()) {
            List<String> sentences = holding.entrySet().stream()
                    .map(e -> "%s (%,d)".formatted(e.getKey(), e.getValue()))
                    .toList();
            throw YoursToFix.usage(
                    "These collections already hold documents that no run of Reloquent put there: "
                            + String.join(", ", sentences) + ".",
                    "Choose another target.database in reloquent.yaml, or drop them yourself if they are not needed.");
        }
    }
}
