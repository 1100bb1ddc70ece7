package io.reloquent.web.endpoint;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.Table;
import io.reloquent.catalog.TableName;
import io.reloquent.fault.YoursToFix;
import io.reloquent.selection.Selection;
import io.reloquent.session.Session;
import io.reloquent.web.live.Jobs;
import io.reloquent.web.live.Workplace;
import io.swagger.v3.oas.annotations.Operation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The tables that take part.
@RestController
@RequestMapping("/api/selection")
final class SelectionEndpoint {

    private final Workplace workplace;
    private final Jobs jobs;
    private final Versions versions;

    /// @param tables as `schema.table`
    record SelectionRequest(List<String> tables) {}

    /// @param rows     of all of them
    /// @param bytes    that they have on disk
    /// @param orphaned foreign keys to tables that are not chosen: their values will point at nothing
    record SelectionView(int version, List<String> tables, long rows, long bytes, List<OrphanView> orphaned) {}

    record OrphanView(String foreignKey, String table, String pointsAt) {}

    SelectionEndpoint(Workplace workplace, Jobs jobs, Versions versions) {
        this.workplace = workplace;
        this.jobs = jobs;
        this.versions = versions;
    }

    @GetMapping
    @Operation(
            operationId = "selection",
            summary = "The tables that take part; none before they were chosen. Has an ETag")
    ResponseEntity<SelectionView> selection() {
        try (Session session = workplace.open()) {
            Catalog catalog = CatalogEndpoint.known(session);
            var stored = session.workspace().selection();
            return versions.tagged(
                    stored.place(), () -> view(stored.load().orElseGet(() -> new Selection(List.of())), catalog));
        }
    }

    @PutMapping
    @Operation(operationId = "select", summary = "Choose the tables that take part; needs If-Match")
    ResponseEntity<SelectionView> select(
            @Versions.IfMatch @RequestHeader(name = "If-Match", required = false) @Nullable String version,
            @RequestBody SelectionRequest request) {
        List<TableName> tables = names(request.tables());
        return jobs.between(() -> workplace.with(session -> versions.changed(
                session.workspace().selection().place(),
                version,
                () -> view(session.select().these(tables), CatalogEndpoint.known(session)))));
    }

    static List<TableName> names(List<String> written) {
        List<TableName> names = new ArrayList<>();
        for (String name : written) {
            try {
                names.add(TableName.parse(name));
            } catch (IllegalArgumentException e) {
                throw YoursToFix.usage("'" + name + "' is no table.", "Write it as schema.table.", e);
            }
        }
        return names;
    }

    private static SelectionView view(Selection selection, Catalog catalog) {
        List<Table> tables = selection.tables().stream()
                .flatMap(name -> catalog.find(name).stream())
                .toList();
        return new SelectionView(
                1,
                selection.tables().stream().map(TableName::toString).toList(),
                tables.stream().mapToLong(table -> table.rows().rows()).sum(),
                tables.stream().mapToLong(Table::bytes).sum(),
                selection.orphaned(catalog).stream()
                        .map(key -> new OrphanView(
                                key.name(), key.child().toString(), key.parent().toString()))
                        .toList());
    }
}
