package io.reloquent.web.endpoint;

import io.reloquent.catalog.Cardinality;
import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.Column;
import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.Key;
import io.reloquent.catalog.NamedType;
import io.reloquent.catalog.NamedType.EnumType;
import io.reloquent.catalog.Table;
import io.reloquent.catalog.TableName;
import io.reloquent.fault.YoursToFix;
import io.reloquent.lifecycle.Step;
import io.reloquent.session.Session;
import io.reloquent.web.live.JobKind;
import io.reloquent.web.live.JobView;
import io.reloquent.web.live.JobView.OutcomeView;
import io.reloquent.web.live.Jobs;
import io.reloquent.web.live.Workplace;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The source's schema: read anew, or as it was read last.
@RestController
final class CatalogEndpoint {

    private static final int COUNT_SECONDS = 20;
    private static final int MOST_SECONDS = 3_600;

    private final Workplace workplace;
    private final Jobs jobs;

    /// @param countSeconds how long rows may be counted; 20 unless given
    record DiscoverRequest(
            @Schema(minimum = "0", maximum = "3600") Optional<Integer> countSeconds) {}

    /// @param types those that the source's owner made
    record CatalogView(
            int version,
            String source,
            String database,
            List<TableView> tables,
            List<ForeignKeyView> foreignKeys,
            List<TypeView> types) {}

    /// @param name       as `schema.table`, the parts in quotes where they need them: what the design calls it
    /// @param kind       table, partitioned, view, materialized_view or foreign
    /// @param basis      how the rows are known: counted, statistics, pages or unknown
    /// @param identity   columns that tell rows apart; empty where none do
    /// @param selectable whether it takes part when everything is selected
    record TableView(
            String name,
            String schema,
            String table,

            @Schema(allowableValues = {"table", "partitioned", "view", "materialized_view", "foreign"})
            String kind,

            long rows,

            @Schema(allowableValues = {"counted", "statistics", "pages", "unknown"})
            String basis,

            long bytes,
            List<ColumnView> columns,
            Optional<KeyView> primaryKey,
            List<KeyView> uniqueKeys,
            List<String> identity,
            List<String> inherits,
            boolean selectable,
            Optional<String> comment) {}

    /// @param origin given, identity_always, identity_by_default or generated
    record ColumnView(
            String name,
            String type,
            boolean nullable,

            @Schema(allowableValues = {"given", "identity_always", "identity_by_default", "generated"})
            String origin,

            Optional<String> defaultValue,
            Optional<String> comment) {}

    record KeyView(String name, List<String> columns) {}

    /// Rows of `child` point at one row of `parent`, column by column.
    ///
    /// @param nullable    whether a row may point at none
    /// @param unique      whether at most one row points at a row
    /// @param cardinality how many rows point at one, where it was measured
    record ForeignKeyView(
            String name,
            String child,
            List<String> from,
            String parent,
            List<String> to,

            @Schema(allowableValues = {"no_action", "restrict", "cascade", "set_null", "set_default"})
            String onDelete,

            boolean nullable,
            boolean unique,
            boolean validated,
            Optional<CardinalityView> cardinality) {}

    /// @param parents  that have at least one child
    /// @param maximum  children of the parent that has most
    /// @param average  children of a parent that has any
    /// @param measured whether every row was looked at; else it is from statistics
    record CardinalityView(long parents, long maximum, double average, boolean measured) {}

    /// @param kind   enum, domain or composite
    /// @param labels of an enum
    record TypeView(
            String name,

            @Schema(allowableValues = {"enum", "domain", "composite"})
            String kind,

            List<String> labels) {}

    CatalogEndpoint(Workplace workplace, Jobs jobs) {
        this.workplace = workplace;
        this.jobs = jobs;
    }

    @PostMapping("/api/discover")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "discover", summary = "Read the source's schema, row counts and sizes, as the job")
    JobView discover(@RequestBody DiscoverRequest request) {
        Duration budget = seconds(request.countSeconds().orElse(COUNT_SECONDS));
        return jobs.start(
                JobKind.DISCOVER,
                false,
                (session, job) -> ended(session.discover().run(budget, job)));
    }

    private static OutcomeView ended(Catalog catalog) {
        String sentence = "%d tables and %d foreign keys are known."
                .formatted(catalog.tables().size(), catalog.foreignKeys().size());
        String next = catalog.tables().isEmpty()
                ? "Check the database and the schemas: there is no table in them."
                : "Choose the tables.";
        return new OutcomeView(0, sentence, next);
    }

    @GetMapping("/api/catalog")
    @Operation(operationId = "catalog", summary = "The source's schema as it was read last")
    CatalogView catalog() {
        try (Session session = workplace.open()) {
            return view(known(session));
        }
    }

    /// How long something may take.
    ///
    /// @throws YoursToFix if it is less than nothing, or more than an hour
    static Duration seconds(int seconds) {
        if (seconds < 0 || seconds > MOST_SECONDS) {
            throw YoursToFix.usage("%d seconds are asked for.".formatted(seconds), "Ask for 0 to 3600.");
        }
        return Duration.ofSeconds(seconds);
    }

    /// @throws YoursToFix if the schema has not been read yet
    static Catalog known(Session session) {
        return session.workspace()
                .catalog()
                .load()
                .orElseThrow(() -> YoursToFix.step(
                        "The source's schema has not been read yet.",
                        "Run 'reloquent " + Step.DISCOVER.command() + "'."));
    }

    private static CatalogView view(Catalog catalog) {
        return new CatalogView(
                1,
                catalog.source(),
                catalog.database(),
                catalog.tables().stream().map(CatalogEndpoint::view).toList(),
                catalog.foreignKeys().stream().map(key -> view(catalog, key)).toList(),
                catalog.types().stream().map(CatalogEndpoint::view).toList());
    }

    private static TableView view(Table table) {
        return new TableView(
                table.name().toString(),
                table.name().schema(),
                table.name().name(),
                Words.of(table.kind()),
                table.rows().rows(),
                Words.of(table.rows().basis()),
                table.bytes(),
                table.columns().stream().map(CatalogEndpoint::view).toList(),
                Optional.ofNullable(table.primaryKey()).map(CatalogEndpoint::view),
                table.uniqueKeys().stream().map(CatalogEndpoint::view).toList(),
                table.identity(),
                table.inherits().stream().map(TableName::toString).toList(),
                !table.isView() && table.inherits().isEmpty(),
                Optional.ofNullable(table.comment()));
    }

    private static ColumnView view(Column column) {
        return new ColumnView(
                column.name(),
                column.type().toString(),
                column.nullable(),
                Words.of(column.origin()),
                Optional.ofNullable(column.defaultValue()),
                Optional.ofNullable(column.comment()));
    }

    private static KeyView view(Key key) {
        return new KeyView(key.name(), key.columns());
    }

    private static ForeignKeyView view(Catalog catalog, ForeignKey key) {
        Optional<Table> child = catalog.find(key.child());
        return new ForeignKeyView(
                key.name(),
                key.child().toString(),
                key.from(),
                key.parent().toString(),
                key.to(),
                Words.of(key.onDelete()),
                child.filter(table -> key.from().stream().allMatch(table::isNeverNull))
                        .isEmpty(),
                child.filter(table -> table.isUnique(key.from())).isPresent(),
                key.validated(),
                catalog.cardinality(key).map(CatalogEndpoint::view));
    }

    private static CardinalityView view(Cardinality found) {
        return new CardinalityView(found.parents(), found.maximum(), found.average(), found.measured());
    }

    private static TypeView view(NamedType type) {
        String kind = switch (type) {
            case EnumType of -> "enum";
            case NamedType.DomainType of -> "domain";
            case NamedType.CompositeType of -> "composite";
        };
        return new TypeView(type.name(), kind, type instanceof EnumType labelled ? labelled.labels() : List.of());
    }
}
