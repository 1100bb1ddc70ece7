package io.reloquent.shell.command;

import io.reloquent.design.Contents;
import io.reloquent.design.DocumentModel;
import io.reloquent.shell.command.DesignCommand.PlacementView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Every table of a model and the path its rows go to.
final class Placements {

    private final List<PlacementView> found = new ArrayList<>();
    private final Map<String, String> reasons;

    private Placements(Map<String, String> reasons) {
        this.reasons = reasons;
    }

    static List<PlacementView> of(DocumentModel model, Map<String, String> reasons) {
        var placements = new Placements(reasons);
        model.collections()
                .forEach(root -> placements.add(root.name(), root.from().toString(), root.contents()));
        return placements.found;
    }

    private void add(String path, String table, Contents contents) {
        found.add(new PlacementView(path, table, reasons.getOrDefault(path, "")));
        contents.embed().forEach(e -> add(path + "." + e.field(), e.from().toString(), e.contents()));
    }
}
