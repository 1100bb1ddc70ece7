package io.reloquent.spark;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of a range: its documents are in the target, or it was refused.
///
/// @param range     its number
/// @param documents how many
/// @param bytes     of BSON
/// @param counts    rows, orphans and shortened values of each stream
/// @param joined    how often each counted joined part was there
/// @param sums      of the documents' hashes, bucket by bucket
/// @param setAside  documents that could not be made
/// @param refusal   why nothing can be made of the range, so that trying again is no use; null where it was loaded
record Loaded(
        int range,
        long documents,
        long bytes,
        List<long[]> counts,
        List<Long> joined,
        Sums sums,
        List<Unmade> setAside,
        @Nullable Refusal refusal)
        implements Serializable {

    /// A document that could not be made.
    ///
    /// @param key   of its row, part by part as text
    /// @param field the column or array at fault
    /// @param why   going on after the field's name
    record Unmade(List<String> key, String field, String why) implements Serializable {}

    /// What ends everything.
    sealed interface Refusal extends Serializable {}

    /// A document cannot be made, and none may be left out.
    record CannotMake(Unmade document) implements Refusal {}

    /// A key does not tell rows apart, though the design says it does.
    ///
    /// @param stream the stream's position
    record NotAKey(int stream, String key, String why) implements Refusal {}

    /// The target has a document with this `_id` already.
    record AlreadyThere(String id) implements Refusal {}

    static Loaded refused(int range, Refusal refusal) {
        return new Loaded(range, 0, 0, List.of(), List.of(), new Sums(), List.of(), refusal);
    }
}
