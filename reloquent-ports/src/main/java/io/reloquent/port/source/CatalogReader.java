package io.reloquent.port.source;

import io.reloquent.catalog.Catalog;
import java.time.Duration;

/// Reads a source's schema. Never writes to the source, and holds one connection while it reads.
public interface CatalogReader {

    /// Reads everything, and spends at most `budget` on counting rows and children beyond what statistics say.
    ///
    /// @throws io.reloquent.fault.OursOrTheirs if the source cannot be reached
    /// @throws io.reloquent.fault.YoursToFix   if it refuses the credentials or a privilege is missing
    Catalog read(Duration budget);

    /// Reads the structure alone, as [Catalog#structure()] keeps it: quick, whatever the size of the data.
    Catalog readStructure();
}
