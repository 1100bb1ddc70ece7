package io.reloquent.lifecycle;

import io.reloquent.lifecycle.StepRecord.Outcome;
import java.time.Duration;
import java.time.Instant;

/// Something that was done with the target, for good: later steps do not take it out.
///
/// @param who     the user of the operating system
/// @param command what was called, without the program's name
/// @param plan    the hash of the plan that was followed
/// @param run     the load that it belongs to
/// @param summary what came out, in a few words
public record HistoryEntry(
        Instant at,
        Duration took,
        String who,
        String command,
        String plan,
        String run,
        Outcome outcome,
        String summary) {

    /// Whether this is the later word on the same doing: its end, where the other is its beginning.
    public boolean completes(HistoryEntry other) {
        return at.equals(other.at) && command.equals(other.command) && run.equals(other.run);
    }
}
