package io.reloquent.core;

import io.reloquent.fault.Nearest;
import io.reloquent.fault.YoursToFix;
import java.util.Collection;
import java.util.List;

/// The names of collections that a wish may be about.
///
/// @param whose `The plan`, to begin a sentence
record KnownNames(String whose, List<String> names) {

    /// @throws YoursToFix if a collection is asked for that is none of them
    void require(Collection<String> asked) {
        asked.stream().filter(name -> !names.contains(name)).findFirst().ifPresent(name -> {
            String meant = Nearest.of(name, names)
                    .map(near -> "Did you mean '" + near + "'?")
                    .orElse("Say one of " + String.join(", ", names) + ".");
            throw YoursToFix.usage("%s has no collection '%s'.".formatted(whose, name), meant);
        });
    }
}
