package io.reloquent.local.workspace;

import io.reloquent.verification.CollectionCheck;
import io.reloquent.verification.Discrepancy;
import io.reloquent.verification.Discrepancy.FieldDifference;

/// The first discrepancies of a collection, for people.
final class DiscrepancyText {

    private static final int MOST = 10;

    private final TextPage page;

    DiscrepancyText(TextPage page) {
        this.page = page;
    }

    void write(CollectionCheck collection) {
        if (collection.discrepancies().isEmpty()) {
            return;
        }
        page.gap();
        page.item("", "First discrepancies in " + collection.collection() + ":");
        collection.discrepancies().stream().limit(MOST).forEach(this::write);
        long more = Math.max(collection.mismatches(), collection.discrepancies().size()) - MOST;
        if (more > 0) {
            page.item("- ", "and " + TextPage.number(more) + " more");
        }
    }

    private void write(Discrepancy discrepancy) {
        switch (discrepancy) {
            case Discrepancy.Missing missing -> page.item("- ", missing.key() + " is missing in the target");
            case Discrepancy.Extra extra -> page.item("- ", extra.key() + " is only in the target");
            case Discrepancy.Different different -> {
                page.item("- ", different.key() + " differs:");
                different.fields().stream().limit(MOST).forEach(this::write);
            }
        }
    }

    private void write(FieldDifference field) {
        page.item("    ", field.path());
        page.item("      expected ", field.expected());
        page.item("      found    ", field.found());
    }
}
