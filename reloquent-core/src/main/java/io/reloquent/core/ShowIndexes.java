package io.reloquent.core;

import io.reloquent.plan.IndexPlan;
import io.reloquent.plan.Plan;
import io.reloquent.plan.SkippedIndex;
import io.reloquent.port.target.IndexCommands;
import java.util.List;

/// `reloquent indexes --dry-run`: the indexes that would be built, as commands. Asks no database.
public final class ShowIndexes {

    private final MakePlan makePlan;
    private final IndexCommands commands;
    private final String database;

    /// @param database the target's
    public ShowIndexes(MakePlan makePlan, IndexCommands commands, String database) {
        this.makePlan = makePlan;
        this.commands = commands;
        this.database = database;
    }

    /// An index and the command that builds it.
    public record Shown(IndexPlan index, String command) {}

    /// What would be built, in that order, and what has no counterpart.
    public record Shows(List<Shown> indexes, List<SkippedIndex> skipped) {
        public Shows {
            indexes = List.copyOf(indexes);
            skipped = List.copyOf(skipped);
        }
    }

    public Shows run() {
        Plan plan = makePlan.compute();
        return new Shows(
                plan.indexes().stream()
                        .map(index -> new Shown(index, commands.write(database, index)))
                        .toList(),
                plan.skippedIndexes());
    }
}
