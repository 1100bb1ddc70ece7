package io.reloquent.mongo;

import io.reloquent.port.target.DocumentComparer;
import io.reloquent.verification.Discrepancy.FieldDifference;
import java.util.Arrays;
import java.util.List;
import org.bson.BSONException;
import org.bson.RawBsonDocument;

/// Compares documents byte by byte, and names the fields where bytes differ.
final class BsonComparer implements DocumentComparer {

    @Override
    public String key(byte[] document) {
        return ExtendedJson.key(new RawBsonDocument(document));
    }

    @Override
    public List<FieldDifference> compare(byte[] expected, byte[] found) {
        if (Arrays.equals(expected, found)) {
            return List.of();
        }
        List<FieldDifference> fields = fields(expected, found);
        return fields.isEmpty() ? List.of(bytes(expected, found)) : fields;
    }

    private static List<FieldDifference> fields(byte[] expected, byte[] found) {
        try {
            var differences = new Differences();
            differences.inDocuments("", BsonFields.of(expected), BsonFields.of(found));
            return differences.list();
        } catch (BSONException notBson) {
            return List.of();
        }
    }

    /// Where decoding hides the difference, such as in text that is not UTF-8, or fails.
    private static FieldDifference bytes(byte[] expected, byte[] found) {
        int at = Arrays.mismatch(expected, found);
        return new FieldDifference("(byte %d)".formatted(at), hex(expected, at), hex(found, at));
    }

    private static String hex(byte[] bytes, int at) {
        return at < bytes.length ? "0x%02X".formatted(bytes[at]) : Differences.ABSENT;
    }
}
