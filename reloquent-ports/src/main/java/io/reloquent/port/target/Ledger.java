package io.reloquent.port.target;

import io.reloquent.run.Chunk;
import io.reloquent.run.Run;
import java.util.List;
import java.util.Optional;

/// What runs have done to the target, kept in the target itself, where any machine with the connection string finds
/// it.
///
/// Every write is durable on a majority before it returns, and with it every document acknowledged before: that is
/// the fence.
public interface Ledger {

    /// The newest run into this target database.
    Optional<Run> latest();

    /// Records a run, new or changed.
    void save(Run run);

    /// Fences a chunk and records it.
    ///
    /// @param epoch what [#epoch()] said before the first document of the chunk was written
    /// @throws io.reloquent.fault.OursOrTheirs if another primary was elected since: documents may be lost, write
    /// them again
    void save(String run, Chunk chunk, String epoch);

    List<Chunk> chunks(String run);

    /// Forgets a run and its chunks.
    void forget(String run);

    /// Names the primary's term of office.
    String epoch();

    /// Leaves a sign of life for a run.
    void sign(String run);

    /// How many signs of life a run has left; while it lives they grow.
    long signs(String run);
}
