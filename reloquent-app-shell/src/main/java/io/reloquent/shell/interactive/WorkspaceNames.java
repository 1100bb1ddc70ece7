package io.reloquent.shell.interactive;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.TableName;
import io.reloquent.design.AddedField;
import io.reloquent.design.Contents;
import io.reloquent.design.DocumentModel;
import io.reloquent.design.Embedding;
import io.reloquent.design.Embedding.MergedDocument;
import io.reloquent.design.FieldRule;
import io.reloquent.design.RootCollection;
import io.reloquent.fault.Fault;
import io.reloquent.session.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// The names that the files of a workspace have: of tables, collections and fields. None where they have none.
final class WorkspaceNames {

    private final Path configuration;
    private final Map<String, String> environment;

    WorkspaceNames(Path configuration, Map<String, String> environment) {
        this.configuration = configuration;
        this.environment = environment;
    }

    List<String> tables() {
        return catalog()
                .map(catalog -> catalog.tables().stream()
                        .map(table -> table.name().toString())
                        .toList())
                .orElse(List.of());
    }

    List<String> collections() {
        return model().map(model ->
                        model.collections().stream().map(RootCollection::name).toList())
                .orElse(List.of());
    }

    /// As dotted paths that begin with the collection: `orders.items.quantity`.
    List<String> fields() {
        List<String> fields = new ArrayList<>();
        model().ifPresent(model ->
                model.collections().forEach(root -> add(fields, root.name(), root.from(), root.contents())));
        return fields;
    }

    private void add(List<String> fields, String path, TableName table, Contents contents) {
        List<String> kept = contents.keep();
        for (String column : kept == null ? columns(table) : kept) {
            FieldRule rule = contents.rule(column);
            if (!rule.exclude()) {
                fields.add(path + "." + Objects.requireNonNullElse(rule.rename(), column));
            }
        }
        contents.add().stream().map(AddedField::field).forEach(field -> fields.add(path + "." + field));
        for (Embedding embedded : contents.embed()) {
            boolean merged = embedded instanceof MergedDocument;
            String inner = merged ? path : path + "." + embedded.field();
            if (!merged) {
                fields.add(inner);
            }
            add(fields, inner, embedded.from(), embedded.contents());
        }
    }

    private List<String> columns(TableName table) {
        return catalog().stream()
                .flatMap(catalog -> catalog.tables().stream())
                .filter(known -> known.name().equals(table))
                .flatMap(known -> known.columns().stream())
                .map(column -> column.name())
                .toList();
    }

    private Optional<Catalog> catalog() {
        return loaded(session -> session.workspace().catalog().load());
    }

    private Optional<DocumentModel> model() {
        return loaded(session -> session.workspace().model().load());
    }

    /// What cannot be read completes nothing; the command that needs it says what is wrong.
    private <T> Optional<T> loaded(Function<Session, Optional<T>> what) {
        if (!Files.exists(configuration)) {
            return Optional.empty();
        }
        try (var session = new Session(configuration, environment, Clock.systemUTC())) {
            return what.apply(session);
        } catch (Fault unreadable) {
            return Optional.empty();
        }
    }
}
