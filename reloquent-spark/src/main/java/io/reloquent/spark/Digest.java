package io.reloquent.spark;

import io.reloquent.kernel.DocumentHasher;
import java.io.Serializable;
import java.nio.ByteBuffer;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.RawBsonDocument;

/// What stands for a document where documents are compared.
///
/// @param id     its `_id` as JSON; empty where nobody asks for it
/// @param bucket by its `_id`
/// @param high   word of its hash
/// @param low    word of its hash
record Digest(String id, int bucket, long high, long low) implements Serializable {

    static Digest of(RawBsonDocument document, DocumentHasher hasher) {
        ByteBuffer bytes = document.getByteBuffer().asNIO();
        hasher.hash(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
        return new Digest("", hasher.bucket(), hasher.high(), hasher.low());
    }

    Digest named(RawBsonDocument document) {
        var id = new BsonDocument("_id", document.get("_id", BsonNull.VALUE));
        return new Digest(id.toJson(), bucket, high, low);
    }

    boolean sameAs(Digest other) {
        return high == other.high && low == other.low;
    }
}
