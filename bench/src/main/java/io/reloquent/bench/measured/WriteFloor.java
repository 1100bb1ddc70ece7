package io.reloquent.bench.measured;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.bson.RawBsonDocument;

/// The least that writing can cost: documents that are ready in a file, inserted unordered by the plain driver, two
/// batches of 8 MB at a time, acknowledged by the primary alone.
final class WriteFloor {

    private static final int BATCH_BYTES = 8 << 20;
    private static final int BATCH_DOCUMENTS = 10_000;
    private static final int FILE_BUFFER = 1 << 20;
    private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);

    private WriteFloor() {}

    /// @param directory one file of BSON documents for each collection, called like it
    static void run(String uri, Path directory) throws IOException, InterruptedException, ExecutionException {
        try (var client = MongoClients.create(uri);
                var files = Files.list(directory)) {
            var database = client.getDatabase(Place.TARGET).withWriteConcern(WriteConcern.W1);
            for (Path file : files.sorted().toList()) {
                insert(file, database.getCollection(String.valueOf(file.getFileName()), RawBsonDocument.class));
            }
        }
    }

    private static void insert(Path file, MongoCollection<RawBsonDocument> collection)
            throws IOException, InterruptedException, ExecutionException {
        try (var writers = new TwoWriters();
                var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), FILE_BUFFER))) {
            long left = Files.size(file);
            while (left > 0) {
                List<RawBsonDocument> batch = new ArrayList<>();
                int bytes = 0;
                while (left > 0 && bytes < BATCH_BYTES && batch.size() < BATCH_DOCUMENTS) {
                    byte[] document = document(in);
                    batch.add(new RawBsonDocument(document));
                    bytes += document.length;
                    left -= document.length;
                }
                writers.write(() -> collection.insertMany(batch, UNORDERED));
            }
            writers.await();
        }
    }

    private static byte[] document(DataInputStream in) throws IOException {
        int length = Integer.reverseBytes(in.readInt());
        byte[] document = new byte[length];
        document[0] = (byte) length;
        document[1] = (byte) (length >> 8);
        document[2] = (byte) (length >> 16);
        document[3] = (byte) (length >> 24);
        in.readFully(document, Integer.BYTES, length - Integer.BYTES);
        return document;
    }
}
