package io.reloquent.shell.wizard;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.TableName;
import io.reloquent.selection.Selection;
import io.reloquent.shell.command.TablePicking;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Which tables take part.
final class TablesStage implements Stage {

    @Override
    public Turn visit(Guide guide) {
        Optional<Catalog> loaded =
                guide.using(session -> session.workspace().catalog().load());
        if (loaded.isEmpty()) {
            return new Turn.To(Place.DISCOVER);
        }
        Catalog catalog = loaded.get();
        Selection present = guide.using(
                        session -> session.workspace().selection().load())
                .orElseGet(() -> Selection.everything(catalog));
        while (true) {
            List<TableName> picked = Guide.given(guide.screen().pick(new TablePicking(catalog, present)));
            if (picked.isEmpty()) {
                guide.say("At least one table must take part.");
            } else if (select(guide, catalog, picked) == 0) {
                return Turn.ON;
            }
        }
    }

    private static int select(Guide guide, Catalog catalog, List<TableName> picked) {
        boolean all = new Selection(picked).equals(Selection.everything(catalog));
        return all
                ? guide.runBriefly("select", "--all")
                : guide.runBriefly(
                        "select",
                        "--tables=" + picked.stream().map(TablesStage::pattern).collect(Collectors.joining(",")));
    }

    /// A pattern for one name; what means something in patterns becomes any one character.
    private static String pattern(TableName table) {
        return (table.schema() + "." + table.name()).replaceAll("[*,]", "?");
    }
}
