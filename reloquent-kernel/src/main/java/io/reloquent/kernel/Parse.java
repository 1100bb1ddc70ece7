package io.reloquent.kernel;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/// Texts that say a value of another type.
final class Parse {

    /// A number with leading zeros or a plus sign is a code, and would come back as another text.
    private static final Pattern WHOLE = Pattern.compile("0|-?[1-9]\\d{0,18}");

    private static final Pattern UUID = Pattern.compile("\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final Pattern OBJECT_ID = Pattern.compile("\\p{XDigit}{24}");

    private Parse() {}

    static String text(byte[] row, int offset, int length) {
        return new String(row, offset, length, StandardCharsets.UTF_8);
    }

    static long whole(String text) {
        if (!WHOLE.matcher(text).matches()) {
            throw ValueFault.unfit(text, "is no whole number as it is printed (no plus sign, no leading zeros)");
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException tooLarge) {
            throw Whole.beyondInt64(text);
        }
    }

    /// The words that PostgreSQL takes for a boolean, in full or as one letter.
    static boolean isTrue(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "on", "1" -> true;
            case "false", "f", "no", "n", "off", "0" -> false;
            default -> throw ValueFault.unfit(text, "is neither true nor false");
        };
    }

    static void writeUuid(BsonBuffer out, String text) {
        if (!UUID.matcher(text).matches()) {
            throw ValueFault.unfit(text, "is no UUID (8-4-4-4-12 hexadecimal digits)");
        }
        byte[] bytes = HexFormat.of().parseHex(text.replace("-", ""));
        Encoding.UUID.write(out, bytes, 0, bytes.length);
    }

    static void writeObjectId(BsonBuffer out, String text) {
        if (!OBJECT_ID.matcher(text).matches()) {
            throw ValueFault.unfit(text, "is no ObjectId (24 hexadecimal digits)");
        }
        out.writeBytes(HexFormat.of().parseHex(text), 0, 12);
    }
}
