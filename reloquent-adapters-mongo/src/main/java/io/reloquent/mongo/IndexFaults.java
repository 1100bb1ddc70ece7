package io.reloquent.mongo;

import com.mongodb.DuplicateKeyException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import io.reloquent.fault.Fault;
import io.reloquent.fault.YoursToFix;
import io.reloquent.plan.IndexPlan;

/// What a refused index is told as.
final class IndexFaults {

    private static final int OPTIONS_CONFLICT = 85;
    private static final int KEYS_CONFLICT = 86;
    private static final int CANNOT_CREATE = 67;
    private static final int PARALLEL_ARRAYS = 171;

    private final MongoFaults faults;

    IndexFaults(MongoFaults faults) {
        this.faults = faults;
    }

    Fault of(Throwable e, IndexPlan index) {
        String words = words(e);
        return switch (code(e)) {
            case DuplicateKey.CODE -> duplicate(words, e, index);
            case OPTIONS_CONFLICT, KEYS_CONFLICT -> conflict(words, e, index);
            case CANNOT_CREATE, PARALLEL_ARRAYS -> impossible(words, e, index);
            default -> faults.of(e, doing(index));
        };
    }

    static String doing(IndexPlan index) {
        return "building index %s of collection %s".formatted(index.name(), index.collection());
    }

    /// Whether an index stands in the way.
    static boolean isConflict(Throwable e) {
        int code = code(e);
        return code == OPTIONS_CONFLICT || code == KEYS_CONFLICT;
    }

    private static YoursToFix duplicate(String words, Throwable e, IndexPlan index) {
        String values = DuplicateKey.in(words).map(DuplicateKey::values).orElse(words);
        return YoursToFix.usage(
                "Collection %s cannot have the unique index %s: more than one document has %s."
                        .formatted(index.collection(), index.name(), values),
                "Make the index not unique in the index plan, or mend the data.",
                e);
    }

    private static YoursToFix conflict(String words, Throwable e, IndexPlan index) {
        return YoursToFix.usage(
                "Collection %s has an index in the place of %s, with other fields or options: %s."
                        .formatted(index.collection(), index.name(), ServerWords.first(words)),
                "Drop the index that is there, or take this one out of the index plan.",
                e);
    }

    private static YoursToFix impossible(String words, Throwable e, IndexPlan index) {
        return YoursToFix.usage(
                "MongoDB cannot build index %s of collection %s: %s."
                        .formatted(index.name(), index.collection(), ServerWords.first(words)),
                "Take it out of the index plan, or choose other fields.",
                e);
    }

    private static int code(Throwable e) {
        return e instanceof MongoException said ? said.getCode() : 0;
    }

    private static String words(Throwable e) {
        return switch (e) {
            case DuplicateKeyException duplicate ->
                duplicate.getResponse().getString("errmsg").getValue();
            case MongoCommandException refused -> refused.getErrorMessage();
            default -> String.valueOf(e.getMessage());
        };
    }
}
