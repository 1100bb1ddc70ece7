package io.reloquent.core;

import io.reloquent.catalog.Catalog;
import io.reloquent.fault.Nearest;
import io.reloquent.fault.YoursToFix;
import io.reloquent.lifecycle.Step;
import io.reloquent.mapping.BsonType;
import io.reloquent.mapping.TypeChoices;
import io.reloquent.mapping.UsedType;
import io.reloquent.port.workspace.Workspace;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What the source's types become: part of the design, kept in a file of its own.
public final class ChooseTypes {

    private final Workspace workspace;
    private final Steps steps;

    public ChooseTypes(Workspace workspace, Clock clock) {
        this.workspace = workspace;
        this.steps = new Steps(workspace, clock);
    }

    /// Every type that the source uses, and what it becomes.
    public List<UsedType> current() {
        return UsedType.all(steps.catalog(), steps.types());
    }

    /// The same if some types became something else; nothing is kept.
    ///
    /// @throws YoursToFix naming every type that is not there or cannot become that
    public List<UsedType> considering(Map<String, BsonType> chosen) {
        Catalog catalog = steps.catalog();
        List<UsedType> used = UsedType.all(catalog, with(chosen));
        refuseImpossible(chosen, used);
        return used;
    }

    /// Keeps what some types become; the others stay as they are.
    ///
    /// @throws YoursToFix naming every type that is not there or cannot become that
    public List<UsedType> choose(Map<String, BsonType> chosen) {
        considering(chosen);
        return keep(with(chosen));
    }

    /// Gives every type its default again.
    public List<UsedType> reset() {
        return keep(TypeChoices.NONE);
    }

    private List<UsedType> keep(TypeChoices choices) {
        steps.begin(Step.DESIGN);
        workspace.types().save(UsedType.choices(steps.catalog(), choices));
        return current();
    }

    private TypeChoices with(Map<String, BsonType> chosen) {
        Map<String, BsonType> all = new TreeMap<>(steps.types().byType());
        all.putAll(chosen);
        return new TypeChoices(all);
    }

    private static void refuseImpossible(Map<String, BsonType> chosen, List<UsedType> used) {
        List<String> problems = new ArrayList<>();
        chosen.forEach((name, type) -> {
            Optional<UsedType> known = used.stream()
                    .filter(one -> one.name().equals(name) && one.columns() > 0)
                    .findFirst();
            if (known.isEmpty()) {
                problems.add(name + ": the source uses no such type; " + remedy(name, used));
            } else if (!known.get().possible().contains(type)) {
                problems.add("%s: it cannot become %s; choose one of %s"
                        .formatted(name, type.written(), written(known.get().possible())));
            }
        });
        if (!problems.isEmpty()) {
            throw YoursToFix.usage(String.join("\n", problems), "Choose other types.");
        }
    }

    private static String remedy(String name, List<UsedType> used) {
        List<String> names = used.stream()
                .filter(type -> type.columns() > 0)
                .map(UsedType::name)
                .toList();
        return Nearest.of(name, names)
                .map(near -> "did you mean '" + near + "'?")
                .orElse("leave it out");
    }

    private static String written(List<BsonType> types) {
        return types.stream().map(BsonType::written).collect(Collectors.joining(", "));
    }
}
