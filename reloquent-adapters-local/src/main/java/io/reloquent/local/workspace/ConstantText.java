package io.reloquent.local.workspace;

import io.reloquent.design.AddedField.ConstantField;
import io.reloquent.local.workspace.YamlNode.Scalar;
import io.reloquent.mapping.BsonType;
import java.math.BigInteger;
import java.util.regex.Pattern;

/// Values of the user's own: the type that one has by the look of it, and a form in which it looks the same again.
final class ConstantText {

    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9]\\d*)");
    private static final Pattern DOUBLE = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][-+]?\\d+)?");

    private static final int INT32_BITS = 31;
    private static final int INT64_BITS = 63;

    private ConstantText() {}

    /// A number without quotes is a number of the smallest fitting type, `true` and `false` are booleans; whatever
    /// is in quotes or begins with zeros or a plus sign is a string.
    static BsonType typeOf(Scalar value) {
        return value.plain() ? typeOf(value.text()) : BsonType.STRING;
    }

    private static BsonType typeOf(String plain) {
        if (INTEGER.matcher(plain).matches()) {
            int bits = new BigInteger(plain).bitLength();
            return bits <= INT32_BITS ? BsonType.INT32 : bits <= INT64_BITS ? BsonType.INT64 : BsonType.DECIMAL128;
        }
        if (DOUBLE.matcher(plain).matches()) {
            return BsonType.DOUBLE;
        }
        return plain.equals("true") || plain.equals("false") ? BsonType.BOOLEAN : BsonType.STRING;
    }

    /// As it is written: without quotes if it is a number or a boolean by the look of it.
    static Object written(String text) {
        return typeOf(text) == BsonType.STRING ? text : new YamlTree.Plain(text);
    }

    /// Whether its type can be seen on it.
    static boolean isClear(ConstantField constant) {
        return typeOf(constant.value()) == constant.type();
    }
}
