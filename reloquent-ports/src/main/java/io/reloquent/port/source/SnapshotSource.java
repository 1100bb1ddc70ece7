package io.reloquent.port.source;

/// Takes snapshots of a source.
public interface SnapshotSource {

    /// Holds the source's present state for reading, over at least one connection, until the snapshot is closed.
    ///
    /// @throws io.reloquent.fault.Fault if the source cannot be reached or refuses
    Snapshot take();

    /// How a session of another process begins, for a snapshot that is yet to be taken. Asks nothing of the source.
    Joining session();
}
