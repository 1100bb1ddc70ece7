package io.reloquent.port.target;

import java.util.Collection;
import java.util.Map;

/// The collections of the target database.
public interface Collections {

    /// Those of the named ones that exist, and how many documents each holds.
    ///
    /// @throws io.reloquent.fault.Fault if the target cannot be reached or refuses
    Map<String, Long> holding(Collection<String> names);

    /// Creates what is not there yet.
    void create(Collection<String> names);

    /// Drops what is there.
    void drop(Collection<String> names);
}
