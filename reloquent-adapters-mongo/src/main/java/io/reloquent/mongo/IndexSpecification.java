package io.reloquent.mongo;

import com.mongodb.client.model.Collation;
import com.mongodb.client.model.CollationStrength;
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

    /// A document's own field named 'language' would be taken for the language of its texts.
    static final String NO_FIELD = "reloquentTextLanguage";

    static final Collation IGNORING_CASE = Collation.builder()
            .locale("en")
            .collationStrength(CollationStrength.SECONDARY)
            .build();

    private static final List<String> OPTIONS_NOT_PLANNED =
            List.of("sparse", "expireAfterSeconds", "hidden", "wildcardProjection");

    private IndexSpecification() {}

    static BsonDocument keys(IndexPlan index) {
        var keys = new BsonDocument();
        index.keys().forEach(key -> keys.append(key.path(), direction(key.kind())));
        return keys;
    }

    private static BsonValue direction(IndexPlan.Kind kind) {
        return switch (kind) {
            case ASCENDING -> new BsonInt32(1);
            case DESCENDING -> new BsonInt32(-1);
            case TEXT, SPHERE -> new BsonString(kind.written());
        };
    }

    /// Everything beside the keys.
    static BsonDocument options(IndexPlan index) {
        var options = new BsonDocument("name", new BsonString(index.name()));
        if (index.unique()) {
            options.append("unique", BsonBoolean.TRUE);
        }
        if (!index.only().isEmpty()) {
            options.append("partialFilterExpression", IndexFilter.of(index.only()));
        }
        if (index.ignoreCase()) {
            options.append("collation", IGNORING_CASE.asDocument());
        }
        String language = index.language();
        if (language != null) {
            options.append("default_language", new BsonString(language))
                    .append("language_override", new BsonString(NO_FIELD));
        }
        return options;
    }

    /// Whether an index that the server has does what is planned, whatever its name.
    static boolean fulfils(BsonDocument found, IndexPlan index) {
        BsonDocument options = options(index);
        return sameKeys(found, index)
                && found.getBoolean("unique", BsonBoolean.FALSE).getValue() == index.unique()
                && document(found, "partialFilterExpression").equals(document(options, "partialFilterExpression"))
                && sameCollation(document(found, "collation"), document(options, "collation"))
                && OPTIONS_NOT_PLANNED.stream().noneMatch(found::containsKey);
    }

    /// Of a text index the server keeps the fields in another place, each with a weight.
    private static boolean sameKeys(BsonDocument found, IndexPlan index) {
        BsonValue language = found.get("default_language");
        return index.isText()
                ? document(found, "weights").keySet().equals(keys(index).keySet())
                        && new BsonString(String.valueOf(index.language())).equals(language)
                : directions(found.getDocument("key")).equals(directions(keys(index)));
    }

    /// The server fills in everything that was not said.
    private static boolean sameCollation(BsonDocument found, BsonDocument planned) {
        return found.isEmpty() == planned.isEmpty()
                && planned.entrySet().stream()
                        .allMatch(entry -> entry.getValue().equals(found.get(entry.getKey())));
    }

    private static BsonDocument document(BsonDocument within, String name) {
        return within.getDocument(name, new BsonDocument());
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
