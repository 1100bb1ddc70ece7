package io.reloquent.shell.command;

import io.reloquent.design.Contents;
import io.reloquent.design.DocumentModel;
import io.reloquent.design.Suggestion;
import io.reloquent.shell.command.DesignCommand.PlacementView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Every table of a model and the path its rows go to.
final class Placements {

    private final List<PlacementView> found = new ArrayList<>();
    private final Map<String, Suggestion> suggestions;

    private Placements(Map<String, Suggestion> suggestions) {
        this.suggestions = suggestions;
    }

    /// @param suggestions by path
    static List<PlacementView> of(DocumentModel model, Map<String, Suggestion> suggestions) {
        var placements = new Placements(suggestions);
        model.collections()
                .forEach(root -> placements.add(root.name(), root.from().toString(), root.contents()));
        return placements.found;
    }

    private void add(String path, String table, Contents contents) {
        @Nullable Suggestion suggestion = suggestions.get(path);
        found.add(
                suggestion == null
                        ? new PlacementView(path, table, "", List.of())
                        : new PlacementView(
                                path, table, suggestion.because(), EvidenceViews.of(suggestion.evidence())));
        contents.embed().forEach(e -> add(path + "." + e.field(), e.from().toString(), e.contents()));
    }
}
