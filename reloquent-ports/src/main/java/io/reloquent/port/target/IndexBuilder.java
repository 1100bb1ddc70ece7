package io.reloquent.port.target;

import io.reloquent.plan.IndexPlan;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleConsumer;

/// Builds indexes.
public interface IndexBuilder {

    /// Names of the indexes a collection has.
    Set<String> existing(String collection);

    /// Indexes that are being built now, by whomever.
    ///
    /// @throws io.reloquent.fault.Fault if the user may not see what the server does
    List<Building> building();

    /// An index that is being built.
    ///
    /// @param share how far it is, from 0 to 1
    record Building(String collection, String index, double share) {}

    /// Builds an index, or finds it there; says now and then how far it is, from 0 to 1.
    ///
    /// @throws io.reloquent.fault.Fault if the target refuses, such as a unique index over values that are not
    void build(IndexPlan index, DoubleConsumer progress);
}
