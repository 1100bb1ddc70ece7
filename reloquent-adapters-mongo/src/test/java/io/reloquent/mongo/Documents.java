package io.reloquent.mongo;

import io.reloquent.port.target.DocumentBatch;
import io.reloquent.port.target.DocumentReader;
import io.reloquent.verification.BucketSums;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/// Documents for tests, as bytes.
final class Documents {

    private Documents() {}

    static byte[] of(String json) {
        return of(BsonDocument.parse(json));
    }

    static byte[] of(BsonDocument document) {
        return copy(new RawBsonDocument(document, new BsonDocumentCodec()));
    }

    static DocumentBatch batch(String... documents) {
        return batch(Arrays.stream(documents).map(Documents::of).toList());
    }

    static DocumentBatch batch(List<byte[]> documents) {
        var batch = new DocumentBatch(
                documents.stream().mapToInt(document -> document.length).sum());
        for (byte[] document : documents) {
            if (!batch.add(document, 0, document.length)) {
                throw new IllegalStateException("the batch is full");
            }
        }
        return batch;
    }

    /// What a reader finds in a collection, by key.
    static Map<String, byte[]> scan(DocumentReader reader, String collection) {
        var found = new TreeMap<String, byte[]>();
        reader.scan(collection, (bytes, offset, length) -> {
            byte[] document = Arrays.copyOfRange(bytes, offset, offset + length);
            found.put(new BsonComparer().key(document), document);
        });
        return found;
    }

    /// Adds a document to sums by a hash of its own.
    static void sum(BucketSums sums, byte[] bytes, int offset, int length) {
        try {
            var digest = MessageDigest.getInstance("MD5");
            digest.update(bytes, offset, length);
            var hash = ByteBuffer.wrap(digest.digest());
            sums.add(hash.get(0) & 0xFF, hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] copy(RawBsonDocument document) {
        var bytes = new byte[document.getByteBuffer().remaining()];
        document.getByteBuffer().get(bytes);
        return bytes;
    }
}
