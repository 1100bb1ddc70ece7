package io.reloquent.local.load;

import io.reloquent.fault.YoursToFix;
import io.reloquent.plan.CollectionPlan;

/// How connections to the source are shared out.
public final class SourceConnections {

    private SourceConnections() {}

    /// How many ranges the connections allow at once; at least one, or the collection cannot be read at all.
    ///
    /// @param most connections that may be open at once, the snapshot's own included
    public static int rangesAtOnce(CollectionPlan collection, int most) {
        int needed = collection.root().reads().size();
        if (needed + 1 > most) {
            throw YoursToFix.usage(
                    "Collection %s is read over %d connections at once, and source.max_connections allows %d."
                            .formatted(collection.collection(), needed + 1, most),
                    "Raise source.max_connections in reloquent.yaml, or embed fewer tables.");
        }
        return (most - 1) / needed;
    }
}
