package io.reloquent.core;

import io.reloquent.fault.OursOrTheirs;
import io.reloquent.port.target.IndexBuilder;
import io.reloquent.port.target.IndexBuilder.Building;
import io.reloquent.run.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// `reloquent indexes --monitor`: watches what is being built, by whomever, until nothing is.
public final class WatchIndexes {

    private static final int HUNDRED = 100;

    private final IndexBuilder builder;
    private final Duration pause;

    /// @param pause between two looks
    public WatchIndexes(IndexBuilder builder, Duration pause) {
        this.builder = builder;
        this.pause = pause;
    }

    /// What was seen being built, as collection and name.
    public Set<String> run(Progress progress) {
        Set<String> seen = new TreeSet<>();
        List<Building> now = builder.building();
        while (!now.isEmpty()) {
            now.forEach(building -> {
                String name = building.collection() + " " + building.index();
                seen.add(name);
                progress.collection(name, 0, Math.round(building.share() * HUNDRED), HUNDRED);
            });
            rest();
            now = builder.building();
        }
        return seen;
    }

    private void rest() {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OursOrTheirs("Watching was interrupted.", "The server goes on building.", e);
        }
    }
}
