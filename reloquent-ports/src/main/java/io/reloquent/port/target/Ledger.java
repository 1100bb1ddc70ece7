package io.reloquent.port.target;

import io.reloquent.run.Chunk;
import io.reloquent.run.DeadLetter;
import io.reloquent.run.Run;
import io.reloquent.target.Preparation;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// What runs have done to the target, kept in the target itself, where any machine with the connection string finds
/// it.
///
/// Every write is durable on a majority before it returns, and with it every document acknowledged before: that is
/// the fence.
public interface Ledger {

    /// The database of the target that it is in, beside the one that is loaded into.
    String DATABASE = "reloquent";

    /// The newest run into this target database.
    Optional<Run> latest();

    /// Records a run, new or changed.
    ///
    /// @throws io.reloquent.fault.OursOrTheirs if another run has taken the target over
    void save(Lease lease, Run run);

    /// Fences a chunk of the lease's run and records it.
    ///
    /// @param epoch what [#epoch()] said before the first document of the chunk was written
    /// @throws io.reloquent.fault.OursOrTheirs if another primary was elected since: documents may be lost, and
    /// writing the chunk again mends it; or if another run has taken the target over
    void save(Lease lease, Chunk chunk, String epoch);

    List<Chunk> chunks(String run);

    /// Records a document that was left out, once however often it is told.
    void setAside(Lease lease, DeadLetter letter);

    /// The documents that a run left out, in the order of collections and keys.
    List<DeadLetter> deadLetters(String run);

    /// Forgets the chunks and the dead letters of some collections of a run, so that nothing of them counts as loaded.
    void forgetChunks(String run, Collection<String> collections);

    /// Forgets a run, its chunks and its dead letters.
    void forget(String run);

    /// What was done to this target database before a load.
    Optional<Preparation> preparation();

    /// Records what is about to be done, or was done, to this target database before a load.
    void save(Preparation preparation);

    /// Forgets that anything was done before a load.
    void forgetPreparation();

    /// Names the primary's term of office.
    String epoch();
}
