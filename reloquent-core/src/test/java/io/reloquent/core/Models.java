package io.reloquent.core;

import io.reloquent.catalog.TableName;
import io.reloquent.design.Contents;
import io.reloquent.design.DocumentId;
import io.reloquent.design.DocumentModel;
import io.reloquent.design.Embedding;
import io.reloquent.design.Embedding.EmbeddedArray;
import io.reloquent.design.Embedding.EmbeddedDocument;
import io.reloquent.design.Embedding.Order;
import io.reloquent.design.FieldRule;
import io.reloquent.design.RootCollection;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Document models in few words, for tests.
final class Models {

    private Models() {}

    static DocumentModel model(RootCollection... collections) {
        return new DocumentModel(List.of(collections));
    }

    static RootCollection root(String name, String from, Embedding... embed) {
        return new RootCollection(name, TableName.parse(from), new DocumentId.TableKey(), all(embed));
    }

    static Contents all(Embedding... embed) {
        return new Contents(List.of(), Map.of(), List.of(embed));
    }

    static Contents keep(String columns, Embedding... embed) {
        return new Contents(Arrays.asList(columns.split(" ")), Map.of(), List.of(embed));
    }

    static Contents rules(Map<String, FieldRule> rules, Embedding... embed) {
        return new Contents(List.of(), rules, List.of(embed));
    }

    static FieldRule rename(String name) {
        return new FieldRule(false, name, null);
    }

    static FieldRule exclude() {
        return new FieldRule(true, null, null);
    }

    static Embedding array(String field, String from, Embedding... embed) {
        return array(field, from, null, List.of(), all(embed));
    }

    static Embedding array(String field, String from, @Nullable String via, List<Order> order, Contents contents) {
        return new EmbeddedArray(field, TableName.parse(from), via, order, contents);
    }

    static Embedding document(String field, String from, Embedding... embed) {
        return document(field, from, null, all(embed));
    }

    static Embedding document(String field, String from, @Nullable String via, Contents contents) {
        return new EmbeddedDocument(field, TableName.parse(from), via, contents);
    }

    static List<Order> descending(String column) {
        return List.of(new Order(column, true));
    }

    static List<Order> ascending(String column) {
        return List.of(new Order(column, false));
    }
}
