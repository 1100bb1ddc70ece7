package io.reloquent.port.compute;

import io.reloquent.catalog.Catalog;
import io.reloquent.plan.CollectionPlan;
import io.reloquent.port.source.Snapshot;
import io.reloquent.sizing.ReadRate;
import io.reloquent.sizing.ReadSize;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Reads a little to tell how much there is.
public interface Sampler {

    /// How large the rows of each read of a collection are, in the order of its reads: those on some pages of its
    /// table are built into what they will be in a document, and written nowhere.
    ///
    /// @param catalog how many rows and pages there are
    /// @throws io.reloquent.fault.Fault if the source breaks off
    List<ReadSize> sizes(CollectionPlan collection, Catalog catalog, Snapshot snapshot);

    /// How fast the source gives rows of the largest table that has pages: a hundredth of them, or 64 MB of a small
    /// one, over one connection and then over all of them. Nothing where no table has enough pages to tell.
    ///
    /// @param budget what it may take in all; what was read by then is what counts
    /// @throws io.reloquent.fault.Fault if the source breaks off
    Optional<ReadRate> rate(List<CollectionPlan> collections, Catalog catalog, Snapshot snapshot, Duration budget);
}
