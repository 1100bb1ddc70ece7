package io.reloquent.testkit;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.Column;
import io.reloquent.catalog.Table;
import io.reloquent.design.Contents;
import io.reloquent.design.DeclaredKey;
import io.reloquent.design.DocumentModel;
import io.reloquent.design.Embedding;
import io.reloquent.design.Embedding.EmbeddedArray;
import io.reloquent.design.Embedding.EmbeddedDocument;
import io.reloquent.design.Embedding.MergedDocument;
import io.reloquent.design.Embedding.Order;
import io.reloquent.design.Embedding.ValueArray;
import io.reloquent.design.FieldRule;
import io.reloquent.design.Nulls;
import io.reloquent.design.Relationship;
import io.reloquent.design.RootCollection;
import io.reloquent.mapping.TypeChoices;
import io.reloquent.testkit.SourceTables.Wanted;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;

/// The documents that a design asks for, built the slow and obvious way: whole tables by plain queries, joined by
/// hash maps. Shares nothing with the engine but the design and the catalog; expressions are the server's to answer.
public final class Reconstruction {

    private final Catalog catalog;
    private final DocumentModel model;
    private final SourceTables tables;
    private final FieldValues values;

    /// @param connection one made for text transfer, so that values come as the server prints them
    /// @param source     the schema as it was discovered
    public Reconstruction(Connection connection, Catalog source, DocumentModel model, TypeChoices choices)
            throws SQLException {
        this.catalog = declared(source, model);
        this.model = model;
        this.tables = new SourceTables(connection, catalog);
        this.values = new FieldValues(catalog, model.naming(), choices);
    }

    private static Catalog declared(Catalog source, DocumentModel model) {
        Catalog declared = source.with(model.foreignKeys());
        for (DeclaredKey key : model.keys()) {
            declared = declared.withKey(key.table(), key.columns());
        }
        return declared;
    }

    /// Every document of a collection by its `_id`.
    public Map<BsonValue, BsonDocument> documents(RootCollection root) throws SQLException {
        Table table = catalog.table(root.from());
        var ids = new DocumentIds(root, table, values);
        Map<BsonValue, BsonDocument> documents = new LinkedHashMap<>();
        for (Row row : tables.rows(new Wanted(
                table,
                ids.asked(values.asked(table, root.contents())),
                root.contents().filter(),
                List.of()))) {
            var fields = new DocumentFields();
            BsonValue id = ids.of(row);
            fields.put("_id", Optional.of(id));
            fill(fields, row, root.contents(), new Spot(table, ids.columns(), nulls(root.contents(), model.nulls())));
            documents.put(id, fields.document());
        }
        return documents;
    }

    /// Where fields are filled in.
    ///
    /// @param taken columns that say where the row belongs, and need not be fields as well
    /// @param nulls what becomes of nulls where nothing else is said
    private record Spot(Table table, Set<String> taken, Nulls nulls) {}

    /// Columns in the table's order, then added fields, then what is embedded.
    private void fill(DocumentFields fields, Row row, Contents contents, Spot spot) throws SQLException {
        for (Column column : spot.table().columns()) {
            if (contents.carries(column.name())
                    && (contents.names(column.name()) || !spot.taken().contains(column.name()))) {
                put(fields, row, column, contents.rule(column.name()), spot);
            }
        }
        contents.add().forEach(added -> fields.nest(added.field(), values.added(row, added, spot.nulls())));
        for (Embedding embedding : contents.embed()) {
            embed(fields, row, embedding, spot);
        }
    }

    private void put(DocumentFields fields, Row row, Column column, FieldRule rule, Spot spot) {
        Optional<BsonValue> value = values.column(row, column, rule, spot.nulls());
        if (rule.rename() == null) {
            fields.put(values.name(column.name()), value);
        } else {
            fields.nest(rule.rename(), value);
        }
    }

    private void embed(DocumentFields fields, Row row, Embedding embedding, Spot spot) throws SQLException {
        Relationship by =
                Relationship.candidates(catalog, spot.table().name(), embedding).get(0);
        Contents contents = contents(embedding);
        Table table = catalog.table(embedding.from());
        var wanted = new Wanted(table, values.asked(table, contents), contents.filter(), order(embedding));
        List<Row> rows = tables.rows(wanted, by.embeddedColumns(), row.joined(by.ownerColumns()));
        boolean ownersToo = by.embeddedHolds() || embedding instanceof MergedDocument;
        Set<String> taken = ownersToo ? Set.copyOf(by.embeddedColumns()) : Set.of();
        var inner = new Spot(table, taken, nulls(contents, spot.nulls()));
        switch (embedding) {
            case EmbeddedArray array ->
                fields.nest(
                        array.field(),
                        Optional.of(new BsonArray(documents(limited(rows, array.sort()), contents, inner))));
            case ValueArray array ->
                fields.nest(
                        array.field(), Optional.of(elements(documents(limited(rows, array.sort()), contents, inner))));
            case EmbeddedDocument document -> {
                List<BsonDocument> one = documents(rows.stream().limit(1).toList(), contents, inner);
                fields.nest(
                        document.field(),
                        FieldValues.kept(one.isEmpty() ? BsonNull.VALUE : one.get(0), one.isEmpty(), spot.nulls()));
            }
            case MergedDocument document ->
                fill(fields, rows.isEmpty() ? tables.absent(wanted) : rows.get(0), contents, inner);
        }
    }

    /// An array of several levels holds itself, after everything else, with one level less.
    private static Contents contents(Embedding embedding) {
        boolean again = embedding instanceof EmbeddedArray array && array.levels() > 1;
        return again ? embedding.contents().with(((EmbeddedArray) embedding).inner()) : embedding.contents();
    }

    private static List<Order> order(Embedding embedding) {
        return switch (embedding) {
            case EmbeddedArray array -> array.sort().by();
            case ValueArray array -> array.sort().by();
            case EmbeddedDocument document -> List.of();
            case MergedDocument document -> List.of();
        };
    }

    private static List<Row> limited(List<Row> rows, Embedding.Sort sort) {
        return sort.limit() == 0 ? rows : rows.stream().limit(sort.limit()).toList();
    }

    private List<BsonDocument> documents(List<Row> rows, Contents contents, Spot spot) throws SQLException {
        List<BsonDocument> documents = new ArrayList<>();
        for (Row row : rows) {
            var fields = new DocumentFields();
            fill(fields, row, contents, spot);
            documents.add(fields.document());
        }
        return documents;
    }

    /// The one value of each; what is left out of a document is null in an array.
    private static BsonArray elements(List<BsonDocument> documents) {
        return new BsonArray(documents.stream()
                .map(document -> document.isEmpty() ? BsonNull.VALUE : document.get(document.getFirstKey()))
                .toList());
    }

    private static Nulls nulls(Contents contents, Nulls around) {
        return contents.nulls() == null ? around : contents.nulls();
    }
}
