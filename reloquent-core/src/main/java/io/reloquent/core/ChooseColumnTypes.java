package io.reloquent.core;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.Column;
import io.reloquent.catalog.TableName;
import io.reloquent.design.Contents;
import io.reloquent.design.DocumentModel;
import io.reloquent.design.FieldRule;
import io.reloquent.fault.Nearest;
import io.reloquent.fault.YoursToFix;
import io.reloquent.mapping.BsonType;
import io.reloquent.mapping.Loss;
import io.reloquent.mapping.TypeChoices;
import io.reloquent.mapping.TypeMapping;
import io.reloquent.mapping.ValueMapping;
import io.reloquent.port.workspace.Workspace;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What single columns become where that is not what their type becomes: `type:` in mapping.yaml, wherever in documents
/// a column is carried.
public final class ChooseColumnTypes {

    private final Workspace workspace;
    private final Steps steps;
    private final Design design;

    /// A column with a type of its own.
    ///
    /// @param name     `shop.orders.total`
    /// @param declared its type in the source
    /// @param possible what it can become, the default first
    /// @param losses   what documents do not hold of it, as sentences without a full stop
    public record TypedColumn(
            String name, String declared, BsonType chosen, List<BsonType> possible, List<String> losses) {
        public TypedColumn {
            possible = List.copyOf(possible);
            losses = List.copyOf(losses);
        }
    }

    private record Named(TableName table, Column column) {
        @Override
        public String toString() {
            return table + "." + column.name();
        }
    }

    public ChooseColumnTypes(Workspace workspace, Clock clock) {
        this.workspace = workspace;
        this.steps = new Steps(workspace, clock);
        this.design = new Design(workspace, clock);
    }

    /// Those that the design gives a type of their own; none where there is no design yet.
    public List<TypedColumn> current() {
        Map<String, TypedColumn> found = new TreeMap<>();
        Catalog catalog = steps.catalog();
        workspace
                .model()
                .load()
                .ifPresent(model -> model.everywhere((table, contents) -> {
                    contents.rules()
                            .forEach((column, rule) -> typed(catalog, table, column, rule.type())
                                    .ifPresent(typed -> found.put(typed.name(), typed)));
                    return contents;
                }));
        return List.copyOf(found.values());
    }

    private Optional<TypedColumn> typed(Catalog catalog, TableName table, String column, @Nullable BsonType type) {
        return type == null
                ? Optional.empty()
                : find(catalog, table + "." + column).map(known -> typed(catalog, known, type));
    }

    private TypedColumn typed(Catalog catalog, Named named, BsonType type) {
        var types = new TypeMapping(catalog, steps.types());
        List<String> losses = types.map(named.column().type(), type).map(ValueMapping::losses).stream()
                .flatMap(List::stream)
                .map(Loss::sentence)
                .toList();
        return new TypedColumn(
                named.toString(),
                named.column().type().toString(),
                type,
                types.possible(named.column().type()),
                losses);
    }

    /// What columns would be; nothing is kept.
    ///
    /// @throws YoursToFix naming every column that is not there or cannot become that
    public List<TypedColumn> considering(Map<String, Optional<BsonType>> chosen) {
        Catalog catalog = steps.catalog();
        return named(catalog, chosen).entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(type -> typed(catalog, entry.getKey(), type)))
                .toList();
    }

    /// Keeps what columns become, each by its table and name; nothing gives a column back to its type.
    ///
    /// @throws YoursToFix naming every column that is not there or cannot become that, or what stands in the way
    public List<TypedColumn> choose(Map<String, Optional<BsonType>> chosen) {
        Catalog catalog = steps.catalog();
        DocumentModel model = steps.model();
        Map<Named, Optional<BsonType>> named = named(catalog, chosen);
        refuseUncarried(named.keySet(), model);
        design.adopt(model.everywhere((table, contents) -> under(table, contents, named)));
        return current();
    }

    private static Contents under(TableName table, Contents contents, Map<Named, Optional<BsonType>> chosen) {
        Map<String, FieldRule> rules = new LinkedHashMap<>(contents.rules());
        chosen.forEach((named, type) -> {
            if (named.table().equals(table)) {
                String column = named.column().name();
                FieldRule rule = contents.rule(column).as(type.orElse(null));
                rules.put(column, rule);
                if (rule.equals(FieldRule.NONE)) {
                    rules.remove(column);
                }
            }
        });
        return contents.under(rules);
    }

    private static void refuseUncarried(Collection<Named> columns, DocumentModel model) {
        List<String> problems = columns.stream()
                .filter(named -> !model.tables().contains(named.table()))
                .map(named -> "%s: no document holds rows of %s".formatted(named, named.table()))
                .toList();
        if (!problems.isEmpty()) {
            throw YoursToFix.usage(
                    String.join("\n", problems), "Choose the table and design it, or leave the column out.");
        }
    }

    private static Map<Named, Optional<BsonType>> named(Catalog catalog, Map<String, Optional<BsonType>> chosen) {
        List<String> problems = new ArrayList<>();
        Map<Named, Optional<BsonType>> named = new LinkedHashMap<>();
        var types = new TypeMapping(catalog, TypeChoices.NONE);
        chosen.forEach((name, type) -> find(catalog, name)
                .ifPresentOrElse(
                        column -> {
                            List<BsonType> possible =
                                    types.possible(column.column().type());
                            named.put(column, type);
                            if (type.isPresent() && !possible.contains(type.get())) {
                                problems.add("%s: %s cannot become %s; choose one of %s"
                                        .formatted(
                                                column,
                                                column.column().type(),
                                                type.get().written(),
                                                possible.stream()
                                                        .map(BsonType::written)
                                                        .collect(Collectors.joining(", "))));
                            }
                        },
                        () -> problems.add(name + ": there is no such column; " + remedy(catalog, name))));
        if (!problems.isEmpty()) {
            throw YoursToFix.usage(
                    String.join("\n", problems), "Write a column as schema, table and column: shop.orders.total.");
        }
        return named;
    }

    private static Optional<Named> find(Catalog catalog, String name) {
        return columns(catalog).stream()
                .filter(column -> column.toString().equals(name))
                .findFirst();
    }

    private static List<Named> columns(Catalog catalog) {
        return catalog.tables().stream()
                .flatMap(table -> table.columns().stream().map(column -> new Named(table.name(), column)))
                .toList();
    }

    private static String remedy(Catalog catalog, String name) {
        return Nearest.of(name, columns(catalog).stream().map(Named::toString).toList())
                .map(near -> "did you mean '" + near + "'?")
                .orElse("look for it in source-schema.yaml");
    }
}
