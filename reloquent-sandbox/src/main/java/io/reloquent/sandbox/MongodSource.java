package io.reloquent.sandbox;

import java.io.IOException;
import java.nio.file.Path;

/// A place that a mongod can be fetched from when the machine has none.
interface MongodSource {
    /// What the cached copy is filed under, so that another version never stands in for this one.
    String version();

    /// True if what this source offers runs on this machine.
    boolean fits();

    /// Leaves the executable in `scratch`, a directory that is deleted afterwards, and says where.
    ///
    /// @throws IOException if it cannot be had from here, so that the next source may be asked
    /// @throws SandboxFailure if it was had and must not be used
    Path fetch(Path scratch) throws IOException;
}
