package io.reloquent.mongo;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import io.reloquent.fault.Fault;
import io.reloquent.fault.YoursToFix;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bson.RawBsonDocument;

/// What a refused batch is told as: with its collection, and the key of the first document at fault.
final class WriteFaults {

    static final int LARGEST_DOCUMENT = 16 * 1024 * 1024;

    private static final int DOLLAR_NAME = 52;
    private static final int DOCUMENT_VALIDATION = 121;

    private final MongoFaults faults;

    WriteFaults(MongoFaults faults) {
        this.faults = faults;
    }

    /// The driver would send the others and then refuse this one without naming it.
    ///
    /// @throws YoursToFix if a document is too large for MongoDB
    static void checkSizes(String collection, List<RawBsonDocument> documents) {
        for (RawBsonDocument document : documents) {
            int size = document.getByteBuffer().remaining();
            if (size > LARGEST_DOCUMENT) {
                throw YoursToFix.usage(
                        "The document with _id %s for collection %s has %,d bytes; MongoDB stops at %,d."
                                .formatted(ExtendedJson.key(document), collection, size, LARGEST_DOCUMENT),
                        "Embed less into %s: keep its largest array as a collection of its own.".formatted(collection));
            }
        }
    }

    Fault of(Throwable e, String collection, List<RawBsonDocument> documents) {
        if (e instanceof MongoBulkWriteException refused) {
            Optional<BulkWriteError> first =
                    refused.getWriteErrors().stream().min(Comparator.comparingInt(BulkWriteError::getIndex));
            if (first.isPresent()) {
                return of(
                        first.get(),
                        refused,
                        collection,
                        ExtendedJson.key(documents.get(first.get().getIndex())));
            }
        }
        return faults.of(e, "writing into collection " + collection);
    }

    private Fault of(BulkWriteError error, MongoBulkWriteException e, String collection, String key) {
        return switch (error.getCode()) {
            case DuplicateKey.CODE -> duplicate(error, e, collection, key);
            case DOLLAR_NAME -> dollarName(error, e, collection, key);
            case DOCUMENT_VALIDATION -> invalid(e, collection, key);
            default ->
                faults.ofCode(
                        error.getCode(),
                        ServerWords.first(error.getMessage()),
                        e,
                        "writing the document with _id %s into collection %s".formatted(key, collection));
        };
    }

    private static YoursToFix duplicate(
            BulkWriteError error, MongoBulkWriteException e, String collection, String key) {
        Optional<DuplicateKey> other = DuplicateKey.in(error.getMessage()).filter(found -> !found.isId());
        if (other.isPresent()) {
            return YoursToFix.usage(
                    "The document with _id %s cannot go into collection %s: its unique index %s has %s already."
                            .formatted(
                                    key,
                                    collection,
                                    other.get().index(),
                                    other.get().values()),
                    "Drop that index, or load into an empty collection.",
                    e);
        }
        return YoursToFix.usage(
                "Collection %s has a document with _id %s already.".formatted(collection, key),
                "Load into an empty collection; if it was empty, the columns chosen as _id do not tell rows apart.",
                e);
    }

    private static YoursToFix dollarName(
            BulkWriteError error, MongoBulkWriteException e, String collection, String key) {
        return YoursToFix.usage(
                "MongoDB does not store the document with _id %s in collection %s: %s."
                        .formatted(key, collection, ServerWords.first(error.getMessage())),
                "Rename the field in the mapping, so that it does not begin with $.",
                e);
    }

    private static YoursToFix invalid(MongoBulkWriteException e, String collection, String key) {
        return YoursToFix.usage(
                "The document with _id %s does not pass the validator of collection %s.".formatted(key, collection),
                "Change or remove the collection's validator.",
                e);
    }
}
