package io.reloquent.core;

import io.reloquent.core.TypeCases.Case;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/// Holds the documents of collections, byte by byte, against the cases of their rows.
final class ValueComparison {

    /// Of the differences of a type.
    private static final int SHOWN = 5;

    private final Map<String, List<String>> differences = new HashMap<>();
    private final Map<String, Long> lost = new HashMap<>();

    /// The first few values of the column that are not what they are to be.
    List<String> differences(String column) {
        return differences.getOrDefault(column, List.of());
    }

    /// How many losses are to be counted of the column, in the rows compared.
    long lost(String column) {
        return lost.getOrDefault(column, 0L);
    }

    void compare(ValueTable table, Migration migration) {
        migration.target.reader().scan(table.name(), (bytes, offset, length) -> {
            var found = new RawBsonDocument(bytes, offset, length);
            int row = found.getInt32("_id", new BsonInt32(-1)).getValue();
            var expected = new BsonDocument("_id", new BsonInt32(row));
            for (TypeCases type : table.types()) {
                Case value = type.number(row);
                expected.append(type.column(), value.expected());
                lost.merge(type.column(), (long) value.lost(), Long::sum);
            }
            if (!Arrays.equals(bytes(expected), Arrays.copyOfRange(bytes, offset, offset + length))) {
                explain(table, row, expected, found.decode(new BsonDocumentCodec()));
            }
        });
    }

    private void explain(ValueTable table, int row, BsonDocument expected, BsonDocument found) {
        boolean explained = false;
        for (TypeCases type : table.types()) {
            BsonDocument wanted = only(expected, type.column());
            BsonDocument arrived = only(found, type.column());
            if (!Arrays.equals(bytes(wanted), bytes(arrived))) {
                explained = true;
                note(
                        type.column(),
                        "%d: %s is to be %s and is %s"
                                .formatted(row, type.number(row).text(), wanted, arrived));
            }
        }
        if (!explained) {
            table.types().forEach(type -> note(type.column(), row + " has other fields: " + found.keySet()));
        }
    }

    private void note(String column, String difference) {
        List<String> noted = differences.computeIfAbsent(column, absent -> new ArrayList<>());
        if (noted.size() < SHOWN) {
            noted.add(difference);
        }
    }

    private static BsonDocument only(BsonDocument document, String field) {
        BsonValue value = document.get(field);
        return value == null ? new BsonDocument() : new BsonDocument(field, value);
    }

    private static byte[] bytes(BsonDocument document) {
        var raw = new RawBsonDocument(document, new BsonDocumentCodec());
        byte[] bytes = new byte[raw.getByteBuffer().remaining()];
        raw.getByteBuffer().get(bytes);
        return bytes;
    }
}
