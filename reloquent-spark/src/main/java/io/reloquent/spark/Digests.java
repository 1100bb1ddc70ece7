package io.reloquent.spark;

import io.reloquent.kernel.BsonBuffer;
import io.reloquent.kernel.DocumentFault;
import io.reloquent.kernel.DocumentHasher;
import io.reloquent.kernel.KeyFault;
import java.io.Serializable;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/// Documents on one side of a comparison, one after another, as their digests.
final class Digests implements Iterator<Digest> {

    /// Which documents are wanted.
    ///
    /// @param buckets those of these; all where there are none
    /// @param named   whether with their `_id`
    record Wanted(Set<Integer> buckets, boolean named) implements Serializable {
        static final Wanted ALL = new Wanted(Set.of(), false);

        Wanted {
            buckets = Set.copyOf(buckets);
        }
    }

    private final Iterator<RawBsonDocument> documents;
    private final Wanted wanted;
    private final DocumentHasher hasher = new DocumentHasher();
    private @Nullable Digest ahead;

    Digests(Iterator<RawBsonDocument> documents, Wanted wanted) {
        this.documents = documents;
        this.wanted = wanted;
    }

    /// Documents as they are assembled. One that cannot be made is passed over.
    ///
    /// @param unmakable told of each of those
    static Iterator<RawBsonDocument> assembled(Assembly assembly, Runnable unmakable) {
        return new Assembled(assembly, unmakable);
    }

    @Override
    public boolean hasNext() {
        while (ahead == null && documents.hasNext()) {
            RawBsonDocument document = documents.next();
            Digest digest = Digest.of(document, hasher);
            if (wanted.buckets().isEmpty() || wanted.buckets().contains(digest.bucket())) {
                ahead = wanted.named() ? digest.named(document) : digest;
            }
        }
        return ahead != null;
    }

    @Override
    public Digest next() {
        if (!hasNext() || ahead == null) {
            throw new NoSuchElementException();
        }
        Digest next = ahead;
        ahead = null;
        return next;
    }

    /// Each document is good until the next one is asked for.
    private static final class Assembled implements Iterator<RawBsonDocument> {
        private final Assembly assembly;
        private final Runnable unmakable;
        private final BsonBuffer document = new BsonBuffer();
        private boolean ahead;

        Assembled(Assembly assembly, Runnable unmakable) {
            this.assembly = assembly;
            this.unmakable = unmakable;
        }

        @Override
        public boolean hasNext() {
            if (!ahead) {
                ahead = assemble();
            }
            return ahead;
        }

        private boolean assemble() {
            try {
                while (true) {
                    document.clear();
                    try {
                        return assembly.next(document);
                    } catch (DocumentFault e) {
                        unmakable.run();
                        assembly.assembler().giveUp();
                    }
                }
            } catch (KeyFault e) {
                throw new IllegalStateException("the key %s %s".formatted(e.key(), e.why()), e);
            } catch (SQLException e) {
                throw ServerFault.of(e);
            }
        }

        @Override
        public RawBsonDocument next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            ahead = false;
            return new RawBsonDocument(document.bytes(), 0, document.size());
        }
    }
}
