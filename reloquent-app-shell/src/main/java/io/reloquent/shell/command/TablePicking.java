package io.reloquent.shell.command;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.Table;
import io.reloquent.catalog.TableName;
import io.reloquent.selection.Selection;
import io.reloquent.shell.screen.Pickable;
import io.reloquent.shell.screen.Picking;
import io.reloquent.shell.terminal.Figures;
import java.util.List;
import java.util.stream.Collectors;

/// The tables of a source, with rows and bytes, and what depends on what.
public record TablePicking(Catalog catalog, Selection present) implements Picking<TableName> {

    @Override
    public String question() {
        return "Which tables take part?";
    }

    @Override
    public List<Pickable<TableName>> all() {
        return catalog.tables().stream()
                .map(table -> new Pickable<>(
                        table.name(),
                        table.name().toString(),
                        List.of(
                                Figures.rows(table.rows()) + " rows",
                                table.isView() ? "" : Figures.size(table.bytes())),
                        remark(table),
                        present.contains(table.name())))
                .toList();
    }

    private static String remark(Table table) {
        if (table.isView()) {
            return "view";
        }
        return table.inherits().isEmpty() ? table.identity().isEmpty() ? "no key" : "" : "inherits";
    }

    @Override
    public String summary(List<TableName> picked) {
        List<Table> tables = picked.stream().map(catalog::table).toList();
        String text = "%d of %s, %s rows, %s"
                .formatted(
                        picked.size(),
                        Figures.count(catalog.tables().size(), "table", "tables"),
                        Figures.count(SelectCommand.rows(tables)),
                        Figures.size(SelectCommand.bytes(tables)));
        int dangling = new Selection(picked).orphaned(catalog).size();
        return dangling == 0
                ? text
                : text + "; " + Figures.count(dangling, "foreign key points", "foreign keys point") + " out";
    }

    @Override
    public String hint(TableName about, List<TableName> picked) {
        String out = names(catalog.foreignKeys().stream()
                .filter(key -> key.child().equals(about) && !key.isSelfReference())
                .map(ForeignKey::parent)
                .map(parent -> parent + (picked.contains(parent) ? "" : " (not chosen)"))
                .toList());
        String in = names(catalog.foreignKeys().stream()
                .filter(key -> key.parent().equals(about) && !key.isSelfReference())
                .map(ForeignKey::child)
                .map(TableName::toString)
                .toList());
        String first = out.isEmpty() ? "" : "points at " + out;
        return in.isEmpty() ? first : first + (first.isEmpty() ? "" : "; ") + "pointed at by " + in;
    }

    private static String names(List<String> names) {
        return names.stream().distinct().collect(Collectors.joining(", "));
    }
}
