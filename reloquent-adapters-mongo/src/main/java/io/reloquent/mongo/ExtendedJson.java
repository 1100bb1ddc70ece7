package io.reloquent.mongo;

import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/// Values as canonical extended JSON, in which every type shows.
final class ExtendedJson {

    private static final JsonWriterSettings CANONICAL =
            JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();
    private static final String BEFORE = "{\"v\": ";

    private ExtendedJson() {}

    static String of(BsonValue value) {
        String wrapped = new BsonDocument("v", value).toJson(CANONICAL);
        return wrapped.substring(BEFORE.length(), wrapped.length() - 1);
    }

    /// A document's `_id`; a document without one is named as such.
    static String key(BsonDocument document) {
        BsonValue id = document.get("_id");
        return id == null ? "(no _id)" : of(id);
    }
}
