package io.reloquent.spark;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/// Documents of the target whose `_id` is not less than one and less than another, in the order of MongoDB, whatever
/// their types.
///
/// @param from the lowest, as a document with nothing but `_id`; null has no lower end
/// @param upTo the first that is not in it, likewise
record IdRange(@Nullable RawBsonDocument from, @Nullable RawBsonDocument upTo) implements Serializable {

    private static final long DOCUMENTS = 50_000;
    private static final int MOST = 200;

    /// How many documents are looked at for each range.
    private static final int SAMPLES = 20;

    private static final BsonDocument BY_ID = new BsonDocument("_id", new BsonInt32(1));

    /// Ranges of about equal size that hold all of a collection between them.
    static List<IdRange> all(MongoCollection<RawBsonDocument> collection) {
        int ranges = (int) Math.min(MOST, 1 + collection.estimatedDocumentCount() / DOCUMENTS);
        List<IdRange> all = new ArrayList<>();
        RawBsonDocument reached = null;
        if (ranges > 1) {
            List<RawBsonDocument> sample = sample(collection, ranges * SAMPLES);
            for (int at = SAMPLES; at < sample.size(); at += SAMPLES) {
                RawBsonDocument next = sample.get(at);
                if (!next.equals(reached)) {
                    all.add(new IdRange(reached, next));
                    reached = next;
                }
            }
        }
        all.add(new IdRange(reached, null));
        return all;
    }

    private static List<RawBsonDocument> sample(MongoCollection<RawBsonDocument> collection, int size) {
        return collection
                .aggregate(List.of(
                        Aggregates.sample(size),
                        Aggregates.project(Projections.include("_id")),
                        Aggregates.sort(Sorts.ascending("_id"))))
                .into(new ArrayList<>());
    }

    /// What a majority of the target has of it.
    MongoCursor<RawBsonDocument> read(MongoCollection<RawBsonDocument> collection) {
        FindIterable<RawBsonDocument> found = collection
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary())
                .find()
                .hint(BY_ID);
        if (from != null) {
            found.min(from);
        }
        if (upTo != null) {
            found.max(upTo);
        }
        return found.iterator();
    }
}
