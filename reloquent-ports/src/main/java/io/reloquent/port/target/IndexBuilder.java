package io.reloquent.port.target;

import io.reloquent.plan.IndexPlan;
import java.util.Set;
import java.util.function.DoubleConsumer;

/// Builds indexes.
public interface IndexBuilder {

    /// Names of the indexes a collection has.
    Set<String> existing(String collection);

    /// Builds an index, or finds it there; says now and then how far it is, from 0 to 1.
    ///
    /// @throws io.reloquent.fault.Fault if the target refuses, such as a unique index over values that are not
    void build(IndexPlan index, DoubleConsumer progress);
}
