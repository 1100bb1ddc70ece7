package io.reloquent.testkit;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/// One row as the server sent it.
///
/// @param values every value that was asked for, by the SQL that asked for it; null is BSON's null
/// @param texts  the same values as the server prints them; what is null has none
/// @param whole  the text of the whole row
record Row(Map<String, BsonValue> values, Map<String, String> texts, String whole) {

    BsonValue value(Asked asked) {
        return values.getOrDefault(asked.sql(), BsonNull.VALUE);
    }

    BsonValue text(Asked asked) {
        String text = texts.get(asked.sql());
        return text == null ? BsonNull.VALUE : new BsonString(text);
    }

    boolean isNull(Asked asked) {
        return !texts.containsKey(asked.sql());
    }

    /// Values as a join compares them: numbers by value, everything else by its text, which `char` has without its
    /// padding.
    List<BsonValue> joined(List<String> columns) {
        return columns.stream().map(Asked::column).map(this::comparable).toList();
    }

    private BsonValue comparable(Asked asked) {
        BsonValue value = value(asked);
        String text = texts.getOrDefault(asked.sql(), "");
        boolean exact = value.isInt32() || value.isInt64() || (value.isDecimal128() && !text.equals("NaN"));
        return exact ? new BsonString(new BigDecimal(text).stripTrailingZeros().toPlainString()) : text(asked);
    }
}
