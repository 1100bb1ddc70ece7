package io.reloquent.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One migration into one target database, as the target's ledger records it.
///
/// @param id          unique in the target
/// @param plan        hash of the plan it carries out
/// @param snapshot    the source's name for the moment all reads saw
/// @param collections what the run created in the target, and nothing else may be dropped in its name
/// @param finished    those of them that are loaded in full
/// @param countedRows rows that there are to place, counted under the snapshot, by the name of what is counted
/// @param failure     what ended it, if something did
public record Run(
        String id,
        String plan,
        State state,
        Instant started,
        @Nullable Instant ended,
        String snapshot,
        List<String> collections,
        List<String> finished,
        Map<String, Long> countedRows,
        @Nullable String failure) {

    /// Where a run stands.
    public enum State {
        /// Loading, or cut off while it was.
        LOADING,
        /// Stopped by the user or by a failure; the target holds part of the documents.
        STOPPED,
        /// Every chunk is fenced.
        LOADED
    }

    public Run {
        collections = List.copyOf(collections);
        finished = List.copyOf(finished);
        countedRows = Map.copyOf(countedRows);
    }

    public Run loaded(Instant at, Map<String, Long> rows) {
        return new Run(id, plan, State.LOADED, started, at, snapshot, collections, collections, rows, null);
    }

    public Run stopped(Instant at, String because) {
        return new Run(id, plan, State.STOPPED, started, at, snapshot, collections, finished, countedRows, because);
    }

    /// The same run under another snapshot.
    public Run resumed(String newSnapshot) {
        return new Run(id, plan, State.LOADING, started, null, newSnapshot, collections, finished, countedRows, null);
    }

    /// With one more collection that is loaded in full.
    public Run finished(String collection) {
        List<String> more = new ArrayList<>(finished);
        more.add(collection);
        return new Run(id, plan, state, started, ended, snapshot, collections, more, countedRows, failure);
    }

    /// With some collections that do not count as loaded any more: they are about to be dropped.
    public Run emptied(Instant at, Collection<String> dropped) {
        List<String> left =
                finished.stream().filter(name -> !dropped.contains(name)).toList();
        return new Run(id, plan, State.STOPPED, started, at, snapshot, collections, left, countedRows, "dropped since");
    }

    /// How far it is, in words.
    public String progress() {
        return "%d of %d collections loaded; not yet: %s"
                .formatted(finished.size(), collections.size(), String.join(", ", unfinished()));
    }

    /// What is not loaded in full, in order.
    public List<String> unfinished() {
        return collections.stream().filter(name -> !finished.contains(name)).toList();
    }
}
