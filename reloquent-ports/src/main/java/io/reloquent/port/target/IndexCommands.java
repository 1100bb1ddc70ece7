package io.reloquent.port.target;

import io.reloquent.plan.IndexPlan;

/// Writes indexes as the commands that build them.
@FunctionalInterface
public interface IndexCommands {

    /// One command, on one line; no name and no value in it is anything but a literal.
    String write(String database, IndexPlan index);
}
