package io.reloquent.kernel;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hasher128;
import com.dynatrace.hash4j.hashing.Hashing;

/// A 128-bit hash (XXH3) of a document's bytes, and a bucket that depends on its `_id` alone.
///
/// Byte for byte is the strictest comparison there is: field order, number types, the scale of decimals and null
/// against missing all count. Not safe for several threads at once.
public final class DocumentHasher {

    /// How many buckets there are.
    public static final int BUCKETS = 256;

    private static final int UNDEFINED = 0x06;
    private static final int REGULAR_EXPRESSION = 0x0B;
    private static final int POINTER = 0x0C;
    private static final int CODE = 0x0D;
    private static final int SYMBOL = 0x0E;
    private static final int CODE_WITH_SCOPE = 0x0F;
    private static final int TIMESTAMP = 0x11;
    private static final int LEAST = 0xFF;
    private static final int GREATEST = 0x7F;

    private static final Hasher128 HASHER = Hashing.xxh3_128();

    private int bucket;
    private long high;
    private long low;

    /// Hashes one document. Its first field must be `_id`.
    public void hash(byte[] bytes, int offset, int length) {
        HashValue128 hash = HASHER.hashBytesTo128Bits(bytes, offset, length);
        high = hash.getMostSignificantBits();
        low = hash.getLeastSignificantBits();
        bucket = bucket(bytes, offset);
    }

    /// The bucket of a document, which its `_id` alone decides.
    public static int bucket(byte[] bytes, int offset) {
        return (int) (id(bytes, offset) & (BUCKETS - 1));
    }

    /// A 64-bit hash of a document's `_id` alone.
    public static long id(byte[] bytes, int offset) {
        return Hashing.xxh3_64().hashBytesToLong(bytes, offset + 4, idLength(bytes, offset));
    }

    public int bucket() {
        return bucket;
    }

    public long high() {
        return high;
    }

    public long low() {
        return low;
    }

    /// Length in bytes of the `_id` field of a document: its type, its name and its value.
    ///
    /// @throws IllegalArgumentException if the first field is another
    public static int idLength(byte[] bytes, int offset) {
        int at = offset + 4;
        boolean isId = bytes[at + 1] == '_' && bytes[at + 2] == 'i' && bytes[at + 3] == 'd' && bytes[at + 4] == 0;
        if (!isId) {
            throw new IllegalArgumentException("the document does not begin with its _id");
        }
        return 5 + valueLength(bytes[at] & 0xFF, bytes, at + 5);
    }

    /// Others may have put documents into the target whose `_id` is of a type that the kernel never writes.
    private static int valueLength(int type, byte[] bytes, int at) {
        return switch (type) {
            case BsonBuffer.STRING, CODE, SYMBOL -> 4 + littleEndian(bytes, at);
            case BsonBuffer.DOCUMENT, BsonBuffer.ARRAY, CODE_WITH_SCOPE -> littleEndian(bytes, at);
            case POINTER -> 4 + littleEndian(bytes, at) + 12;
            case REGULAR_EXPRESSION -> {
                int options = at + textLength(bytes, at);
                yield options + textLength(bytes, options) - at;
            }
            case TIMESTAMP -> 8;
            case UNDEFINED, LEAST, GREATEST -> 0;
            case BsonBuffer.BINARY -> 5 + littleEndian(bytes, at);
            case BsonBuffer.BOOLEAN -> 1;
            case BsonBuffer.INT32 -> 4;
            case BsonBuffer.DECIMAL128 -> 16;
            case BsonBuffer.OBJECT_ID -> 12;
            case BsonBuffer.NULL -> 0;
            case BsonBuffer.DOUBLE, BsonBuffer.DATE, BsonBuffer.INT64 -> 8;
            default -> throw new IllegalArgumentException("an _id of BSON type " + type + " is not known");
        };
    }

    /// Of text that ends with a zero byte, that byte included.
    private static int textLength(byte[] bytes, int at) {
        int end = at;
        while (bytes[end] != 0) {
            end++;
        }
        return end + 1 - at;
    }

    private static int littleEndian(byte[] bytes, int at) {
        return (bytes[at] & 0xFF)
                | (bytes[at + 1] & 0xFF) << 8
                | (bytes[at + 2] & 0xFF) << 16
                | (bytes[at + 3] & 0xFF) << 24;
    }
}
