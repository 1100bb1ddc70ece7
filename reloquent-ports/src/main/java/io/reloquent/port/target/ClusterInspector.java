package io.reloquent.port.target;

import io.reloquent.target.Cluster;

/// Looks at a target. Writes nothing.
public interface ClusterInspector {

    /// What it says of itself. What it refuses to say is absent.
    ///
    /// @throws io.reloquent.fault.Fault if the target cannot be reached or refuses the credentials
    Cluster inspect();
}
