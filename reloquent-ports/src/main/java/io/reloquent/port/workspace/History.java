package io.reloquent.port.workspace;

import io.reloquent.lifecycle.HistoryEntry;
import java.util.List;

/// Everything that was done with a target from one workspace. Nothing is ever taken out of it.
public interface History {

    /// Adds an entry behind all others. It lasts through a power failure.
    ///
    /// @throws io.reloquent.fault.OursOrTheirs if it cannot be written
    void add(HistoryEntry entry);

    /// All entries, the oldest first, each with the last word on it.
    ///
    /// @throws io.reloquent.fault.YoursToFix if the file was damaged
    List<HistoryEntry> entries();
}
