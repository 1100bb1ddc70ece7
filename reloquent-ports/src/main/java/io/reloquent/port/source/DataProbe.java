package io.reloquent.port.source;

import io.reloquent.catalog.ForeignKey;
import io.reloquent.design.DeclaredKey;
import io.reloquent.design.Finding;
import java.time.Duration;
import java.util.List;

/// Looks into the rows of a source for what a design takes on trust.
public interface DataProbe {

    /// Holds keys and foreign keys that the source does not declare against its rows. Their tables and columns are
    /// there.
    ///
    /// @param budget what it may take in all; what is not reached in it is a finding as well
    /// @throws io.reloquent.fault.Fault if the source cannot be reached or refuses
    List<Finding> check(List<DeclaredKey> keys, List<ForeignKey> foreignKeys, Duration budget);
}
