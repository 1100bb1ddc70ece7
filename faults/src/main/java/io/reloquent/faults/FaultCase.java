package io.reloquent.faults;

import java.util.List;

/// One kind of fault.
interface FaultCase {

    /// What happens, as a line of the table.
    String name();

    List<Trial> trials(Extent extent);

    /// How many of its trials may run at once.
    default int atOnce() {
        return 1;
    }
}
