package io.reloquent.port.workspace;

import java.util.Optional;

/// One thing that the workspace keeps, in a file that a person can read.
public interface Stored<T> {

    /// @throws io.reloquent.fault.YoursToFix if the file is there but cannot be understood; all problems are named
    /// at once
    Optional<T> load();

    /// Keeps a value in place of the one before. Interrupted at any moment, either the old or the new one is there.
    ///
    /// @throws io.reloquent.fault.OursOrTheirs if it cannot be written
    void save(T value);

    /// Where it is, for messages.
    String place();
}
