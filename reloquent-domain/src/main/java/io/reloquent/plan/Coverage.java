package io.reloquent.plan;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.Table;
import io.reloquent.catalog.TableName;
import io.reloquent.design.Contents;
import io.reloquent.design.DocumentModel;
import io.reloquent.design.Embedding;
import io.reloquent.design.Finding;
import io.reloquent.design.Relationship;
import io.reloquent.design.RootCollection;
import io.reloquent.design.TableFinding;
import io.reloquent.selection.Selection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Whether the tables a design uses are there and selected, and whether those selected are carried over whole.
final class Coverage {

    private final Catalog catalog;
    private final Selection selection;
    private final Consumer<Finding> findings;

    Coverage(Catalog catalog, Selection selection, Consumer<Finding> findings) {
        this.catalog = catalog;
        this.selection = selection;
        this.findings = findings;
    }

    boolean isUsable(String place, TableName name) {
        if (catalog.find(name).isEmpty()) {
            findings.accept(TableFinding.UnknownTable.of(place, name, catalog));
            return false;
        }
        if (!selection.contains(name)) {
            findings.accept(new TableFinding.UnselectedTable(place, name));
            return false;
        }
        return true;
    }

    void check(DocumentModel model) {
        Set<TableName> used = model.tables();
        Set<TableName> owned = new HashSet<>();
        for (RootCollection root : model.collections()) {
            owned.add(root.from());
            addOwned(root.from(), root.contents(), owned);
        }
        used.stream()
                .filter(table -> !owned.contains(table) && catalog.find(table).isPresent())
                .forEach(table -> findings.accept(new TableFinding.OnlyReferencedRows(table.toString(), table)));
        for (TableName table : selection.tables()) {
            if (!used.contains(table)) {
                findings.accept(new TableFinding.UnusedTable(table.toString(), table));
            }
        }
        selection.orphaned(catalog).stream()
                .filter(fk -> used.contains(fk.child()))
                .forEach(fk -> findings.accept(
                        new TableFinding.OrphanedReference(fk.child().toString(), fk)));
    }

    /// Adds the tables all of whose rows go into documents: every embedded one but those that documents point at.
    private void addOwned(TableName owner, Contents contents, Set<TableName> owned) {
        for (Embedding embedding : contents.embed()) {
            boolean holds =
                    Relationship.candidates(catalog, owner, embedding).stream().allMatch(Relationship::embeddedHolds);
            if (holds) {
                owned.add(embedding.from());
            }
            addOwned(embedding.from(), embedding.contents(), owned);
        }
    }

    void noteHeirs(String place, Table table) {
        List<TableName> heirs = catalog.tables().stream()
                .filter(t -> t.inherits().contains(table.name()))
                .map(Table::name)
                .toList();
        if (!heirs.isEmpty()) {
            findings.accept(new TableFinding.InheritedRows(place, table.name(), heirs));
        }
    }
}
