package io.reloquent.core;

import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.TableName;
import io.reloquent.design.AddedField;
import io.reloquent.design.AddedField.ComputedField;
import io.reloquent.design.AddedField.ConstantField;
import io.reloquent.design.Contents;
import io.reloquent.design.DeclaredKey;
import io.reloquent.design.DocumentId;
import io.reloquent.design.DocumentModel;
import io.reloquent.design.Embedding;
import io.reloquent.design.Embedding.EmbeddedArray;
import io.reloquent.design.Embedding.EmbeddedDocument;
import io.reloquent.design.Embedding.MergedDocument;
import io.reloquent.design.Embedding.Order;
import io.reloquent.design.Embedding.Sort;
import io.reloquent.design.Embedding.ValueArray;
import io.reloquent.design.FieldRule;
import io.reloquent.design.Naming;
import io.reloquent.design.Nulls;
import io.reloquent.design.RootCollection;
import io.reloquent.mapping.BsonType;
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

    static DocumentModel model(Naming naming, Nulls nulls, RootCollection... collections) {
        return new DocumentModel(naming, nulls, List.of(), List.of(), List.of(collections));
    }

    static DocumentModel declaring(
            List<DeclaredKey> keys, List<ForeignKey> foreignKeys, RootCollection... collections) {
        return new DocumentModel(Naming.ORIGINAL, Nulls.KEEP, keys, foreignKeys, List.of(collections));
    }

    static DeclaredKey key(String table, String columns) {
        return new DeclaredKey(TableName.parse(table), List.of(columns.split(" ")));
    }

    static ForeignKey foreignKey(String name, String child, String from, String parent, String to) {
        return new ForeignKey(
                name,
                TableName.parse(child),
                List.of(from.split(" ")),
                TableName.parse(parent),
                List.of(to.split(" ")),
                ForeignKey.OnDelete.NO_ACTION,
                false,
                false);
    }

    static RootCollection root(String name, String from, Embedding... embed) {
        return root(name, from, all(embed));
    }

    static RootCollection root(String name, String from, Contents contents) {
        return root(name, from, new DocumentId.TableKey(), contents);
    }

    static RootCollection root(String name, String from, DocumentId id, Contents contents) {
        return new RootCollection(name, TableName.parse(from), id, contents);
    }

    static Contents all(Embedding... embed) {
        return Contents.EVERYTHING.embedding(List.of(embed));
    }

    static Contents keep(String columns, Embedding... embed) {
        return all(embed).keeping(Arrays.asList(columns.split(" ")));
    }

    /// No column at all.
    static Contents only(Embedding... embed) {
        return all(embed).keeping(List.of());
    }

    static Contents rules(Map<String, FieldRule> rules, Embedding... embed) {
        return all(embed).under(rules);
    }

    static FieldRule rename(String name) {
        return FieldRule.NONE.renamed(name);
    }

    static FieldRule exclude() {
        return FieldRule.NONE.excluded();
    }

    static AddedField computed(String field, String expression) {
        return new ComputedField(field, expression, null, null);
    }

    static AddedField constant(String field, String value, BsonType type) {
        return new ConstantField(field, value, type);
    }

    static Embedding array(String field, String from, Embedding... embed) {
        return array(field, from, all(embed));
    }

    static Embedding array(String field, String from, Contents contents) {
        return array(field, from, null, List.of(), contents);
    }

    static Embedding array(String field, String from, @Nullable String via, List<Order> order, Contents contents) {
        return array(field, from, via, order, 0, contents);
    }

    static Embedding array(
            String field, String from, @Nullable String via, List<Order> order, int limit, Contents contents) {
        return new EmbeddedArray(field, TableName.parse(from), via, new Sort(order, limit), 1, contents);
    }

    static Embedding levels(String field, String from, int levels, Sort sort, Contents contents) {
        return new EmbeddedArray(field, TableName.parse(from), null, sort, levels, contents);
    }

    static Embedding valueArray(String field, String from, Contents contents) {
        return valueArray(field, from, null, Sort.BY_KEY, contents);
    }

    static Embedding valueArray(String field, String from, @Nullable String via, Sort sort, Contents contents) {
        return new ValueArray(field, TableName.parse(from), via, sort, contents);
    }

    static Embedding document(String field, String from, Embedding... embed) {
        return document(field, from, null, all(embed));
    }

    static Embedding document(String field, String from, @Nullable String via, Contents contents) {
        return new EmbeddedDocument(field, TableName.parse(from), via, contents);
    }

    static Embedding merged(String from, Contents contents) {
        return merged(from, null, contents);
    }

    static Embedding merged(String from, @Nullable String via, Contents contents) {
        return new MergedDocument(TableName.parse(from), via, contents);
    }

    static List<Order> descending(String column) {
        return List.of(new Order(column, true));
    }

    static List<Order> ascending(String column) {
        return List.of(new Order(column, false));
    }
}
