package io.reloquent.mongo;

import io.reloquent.port.target.DocumentText;
import org.bson.RawBsonDocument;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/// BSON as text.
public final class BsonText implements DocumentText {

    private static final JsonWriterSettings CANONICAL =
            JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();
    private static final JsonWriterSettings SHELL =
            JsonWriterSettings.builder().outputMode(JsonMode.SHELL).indent(true).build();

    @Override
    public String canonical(byte[] document) {
        return new RawBsonDocument(document).toJson(CANONICAL);
    }

    @Override
    public String readable(byte[] document) {
        return new RawBsonDocument(document).toJson(SHELL);
    }
}
