package io.reloquent.plan;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.Schema;
import io.reloquent.catalog.Schema.TableDraft;
import io.reloquent.catalog.TableName;
import io.reloquent.design.Contents;
import io.reloquent.design.DocumentId;
import io.reloquent.design.DocumentModel;
import io.reloquent.design.Embedding;
import io.reloquent.design.Embedding.EmbeddedArray;
import io.reloquent.design.Embedding.EmbeddedDocument;
import io.reloquent.design.Embedding.Order;
import io.reloquent.design.Embedding.Sort;
import io.reloquent.design.FieldRule;
import io.reloquent.design.RootCollection;
import io.reloquent.expression.InvalidExpression;
import io.reloquent.expression.Syntax;
import io.reloquent.mapping.TypeChoices;
import io.reloquent.selection.Selection;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Document models written down for tests, and what is planned from them.
final class Models {

    /// For designs without expressions.
    static final Syntax NO_SYNTAX = text -> {
        throw new InvalidExpression("no expression is read here", 0);
    };

    private Models() {}

    static Planning plan(Catalog catalog, Selection selection, DocumentModel model) {
        return Planner.plan(new Blueprint(catalog, selection, TypeChoices.NONE, model), NO_SYNTAX, "source", "target");
    }

    static Planning plan(Schema schema, RootCollection... roots) {
        Catalog catalog = schema.catalog();
        var all = new Selection(catalog.tables().stream().map(t -> t.name()).toList());
        return plan(catalog, all, new DocumentModel(Arrays.asList(roots)));
    }

    static Planning plan(TableDraft table, RootCollection... roots) {
        return plan(Schema.schema(table), roots);
    }

    static RootCollection collection(String from, Embedding... embedded) {
        TableName name = TableName.parse(from);
        return new RootCollection(name.name(), name, new DocumentId.TableKey(), holding(embedded));
    }

    static RootCollection collection(String from, DocumentId id, Contents contents) {
        TableName name = TableName.parse(from);
        return new RootCollection(name.name(), name, id, contents);
    }

    static Embedding array(String from, Embedding... embedded) {
        return arrayBy(from, List.of(), embedded);
    }

    static Embedding arrayBy(String from, List<Order> order, Embedding... embedded) {
        TableName name = TableName.parse(from);
        return new EmbeddedArray(name.name(), name, null, new Sort(order, 0), 1, holding(embedded));
    }

    static Embedding document(String from, Embedding... embedded) {
        TableName name = TableName.parse(from);
        return new EmbeddedDocument(name.name(), name, null, holding(embedded));
    }

    static Contents holding(Embedding... embedded) {
        return Contents.EVERYTHING.embedding(Arrays.asList(embedded));
    }

    static Contents with(String column, FieldRule rule) {
        return Contents.EVERYTHING.under(Map.of(column, rule));
    }

    static FieldRule renamed(String path) {
        return FieldRule.NONE.renamed(path);
    }
}
