package io.reloquent.mongo;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonBinaryReader;
import org.bson.BsonDocument;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.codecs.BsonValueCodec;
import org.bson.codecs.DecoderContext;

/// The fields of a document in their order, one that is there twice included.
final class BsonFields {

    private static final BsonValueCodec VALUES = new BsonValueCodec();

    /// One field.
    record Field(String name, BsonValue value) {}

    private BsonFields() {}

    static List<Field> of(byte[] document) {
        var fields = new ArrayList<Field>();
        try (var reader = new BsonBinaryReader(ByteBuffer.wrap(document))) {
            reader.readStartDocument();
            while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
                fields.add(new Field(
                        reader.readName(),
                        VALUES.decode(reader, DecoderContext.builder().build())));
            }
        }
        return fields;
    }

    static List<Field> of(BsonDocument document) {
        return document.entrySet().stream()
                .map(field -> new Field(field.getKey(), field.getValue()))
                .toList();
    }
}
