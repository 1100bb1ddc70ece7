package io.reloquent.testkit;

import io.reloquent.catalog.Catalog;
import io.reloquent.design.DocumentModel;
import io.reloquent.design.RootCollection;
import io.reloquent.mapping.TypeChoices;
import io.reloquent.plan.Blueprint;
import io.reloquent.port.source.Snapshot;
import io.reloquent.run.Unmakable;
import io.reloquent.selection.Selection;
import io.reloquent.source.postgresql.PostgresConnections;
import io.reloquent.source.postgresql.PostgresSnapshots;
import io.reloquent.source.witness.PostgresWitness;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/// The documents that a design asks for, by the witness. Shares nothing with the engine but the design and the catalog;
/// expressions are the server's to answer, as they were written.
public final class Reconstruction {

    /// The user's own text over the columns of the row: what is an expression for Reloquent is one for PostgreSQL.
    private static final PostgresWitness WITNESS = new PostgresWitness(
            (catalog, table, text, row) -> "(select (" + text + ") from (select " + row + ".*) as r)");

    private final Blueprint blueprint;
    private final PostgresSnapshots source;

    /// @param database of the test server
    /// @param schema   as it was discovered
    public Reconstruction(String database, Catalog schema, DocumentModel model, TypeChoices choices) {
        this.blueprint = new Blueprint(schema, new Selection(List.of()), choices, model);
        this.source = new PostgresSnapshots(new PostgresConnections(Servers.source(database)));
    }

    /// Every document of a collection by its `_id`.
    public Map<BsonValue, BsonDocument> documents(RootCollection root) {
        Map<BsonValue, BsonDocument> documents = new LinkedHashMap<>();
        try (Snapshot snapshot = source.take()) {
            WITNESS.documents(blueprint, root, snapshot, Unmakable.STOP, (bytes, offset, length) -> {
                var raw = new RawBsonDocument(Arrays.copyOfRange(bytes, offset, offset + length));
                documents.put(raw.get("_id"), raw.decode(new BsonDocumentCodec()));
            });
        }
        return documents;
    }
}
