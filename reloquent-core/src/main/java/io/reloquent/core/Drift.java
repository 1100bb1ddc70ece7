package io.reloquent.core;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What has changed between two readings of a schema, in words.
final class Drift {

    private Drift() {}

    static List<String> between(Catalog before, Catalog now) {
        List<String> changes = new ArrayList<>();
        for (Table table : before.tables()) {
            Optional<Table> present = now.find(table.name());
            if (present.isEmpty()) {
                changes.add(table.name() + " is gone");
            } else if (!present.get().equals(table)) {
                changes.add(table.name() + " is different");
            }
        }
        now.tables().stream()
                .filter(table -> before.find(table.name()).isEmpty())
                .forEach(table -> changes.add(table.name() + " is new"));
        if (!before.foreignKeys().equals(now.foreignKeys())) {
            changes.add("foreign keys are different");
        }
        if (!before.types().equals(now.types())) {
            changes.add("types are different");
        }
        return changes;
    }
}
