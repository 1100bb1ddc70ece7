package io.reloquent.faults;

import io.reloquent.catalog.TableName;
import io.reloquent.design.Contents;
import io.reloquent.design.DocumentId;
import io.reloquent.design.DocumentModel;
import io.reloquent.design.Embedding;
import io.reloquent.design.Embedding.EmbeddedArray;
import io.reloquent.design.Embedding.Sort;
import io.reloquent.design.RootCollection;
import java.util.List;

/// The four ways in which the source becomes documents.
enum Design {
    /// Two collections, a document for each row.
    ONE_TO_ONE,
    /// Children in their parents, over two key ranges at once.
    ARRAY,
    THREE_LEVELS,
    /// Rows without a key, some of them equal, known by a hash of their content.
    NO_KEY;

    DocumentModel model() {
        return switch (this) {
            case ONE_TO_ONE ->
                model(root("plain", new DocumentId.TableKey()), root("parent", new DocumentId.TableKey()));
            case ARRAY -> model(root("parent", new DocumentId.TableKey(), array("lines", "child")));
            case THREE_LEVELS ->
                model(root("house", new DocumentId.TableKey(), array("storeys", "storey", array("rooms", "room"))));
            case NO_KEY -> model(root("reading", new DocumentId.Content()));
        };
    }

    /// One after the other, again and again.
    static Design number(int i) {
        return values()[i % values().length];
    }

    private static DocumentModel model(RootCollection... collections) {
        return new DocumentModel(List.of(collections));
    }

    private static RootCollection root(String table, DocumentId id, Embedding... embed) {
        return new RootCollection(
                table, new TableName("public", table), id, Contents.EVERYTHING.embedding(List.of(embed)));
    }

    private static Embedding array(String field, String table, Embedding... embed) {
        return new EmbeddedArray(
                field,
                new TableName("public", table),
                null,
                Sort.BY_KEY,
                1,
                Contents.EVERYTHING.embedding(List.of(embed)));
    }
}
