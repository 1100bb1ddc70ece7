package io.reloquent.mongo;

import io.reloquent.plan.IndexPlan;
import java.util.List;
import java.util.stream.Stream;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;

/// An index plan in the server's terms.
final class IndexSpecification {

    private static final List<String> OPTIONS_NOT_PLANNED =
            List.of("collation", "sparse", "expireAfterSeconds", "hidden", "wildcardProjection");

    private IndexSpecification() {}

    static BsonDocument keys(IndexPlan index) {
        var keys = new BsonDocument();
        index.keys().forEach(key -> keys.append(key.path(), new BsonInt32(key.descending() ? -1 : 1)));
        return keys;
    }

    /// Empty where every document counts.
    static BsonDocument onlyTypes(IndexPlan index) {
        var filter = new BsonDocument();
        index.onlyTypes().forEach((path, type) -> filter.append(path, new BsonDocument("$type", new BsonString(type))));
        return filter;
    }

    /// Whether an index that the server has does what is planned, whatever its name.
    static boolean fulfils(BsonDocument found, IndexPlan index) {
        return directions(found.getDocument("key")).equals(directions(keys(index)))
                && found.getBoolean("unique", BsonBoolean.FALSE).getValue() == index.unique()
                && found.getDocument("partialFilterExpression", new BsonDocument())
                        .equals(onlyTypes(index))
                && OPTIONS_NOT_PLANNED.stream().noneMatch(found::containsKey);
    }

    /// A direction may have come from a shell, as a double.
    private static List<String> directions(BsonDocument keys) {
        return keys.entrySet().stream()
                .flatMap(key -> Stream.of(key.getKey(), direction(key.getValue())))
                .toList();
    }

    private static String direction(BsonValue value) {
        return value.isNumber() ? Integer.toString(value.asNumber().intValue()) : ExtendedJson.of(value);
    }
}
