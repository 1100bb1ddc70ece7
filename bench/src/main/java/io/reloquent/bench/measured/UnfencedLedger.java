package io.reloquent.bench.measured;

import io.reloquent.port.target.Lease;
import io.reloquent.port.target.Ledger;
import io.reloquent.run.Chunk;
import io.reloquent.run.DeadLetter;
import io.reloquent.run.Run;
import io.reloquent.target.Preparation;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// A ledger that believes what it is told: chunks are kept in memory, and nothing is waited for. Only for measuring
/// what the fence costs.
final class UnfencedLedger implements Ledger {

    private final Ledger real;
    private final List<Chunk> chunks = new CopyOnWriteArrayList<>();

    UnfencedLedger(Ledger real) {
        this.real = real;
    }

    @Override
    public void save(Lease lease, Chunk chunk, String epoch) {
        chunks.add(chunk);
    }

    @Override
    public List<Chunk> chunks(String run) {
        return List.copyOf(chunks);
    }

    @Override
    public String epoch() {
        return "unknown";
    }

    @Override
    public Optional<Run> latest() {
        return real.latest();
    }

    @Override
    public void save(Lease lease, Run run) {
        real.save(lease, run);
    }

    @Override
    public void setAside(Lease lease, DeadLetter letter) {
        real.setAside(lease, letter);
    }

    @Override
    public List<DeadLetter> deadLetters(String run) {
        return real.deadLetters(run);
    }

    @Override
    public void forgetChunks(String run, Collection<String> collections) {
        chunks.removeIf(chunk -> collections.contains(chunk.collection()));
        real.forgetChunks(run, collections);
    }

    @Override
    public void forget(String run) {
        real.forget(run);
    }

    @Override
    public Optional<Preparation> preparation() {
        return real.preparation();
    }

    @Override
    public void save(Preparation preparation) {
        real.save(preparation);
    }

    @Override
    public void forgetPreparation() {
        real.forgetPreparation();
    }
}
