package io.reloquent.port.source;

import io.reloquent.catalog.TableName;
import io.reloquent.sizing.ColumnSpread;
import java.util.List;

/// Knows how the values of columns are spread, as far as the source itself found out.
public interface KeyStatistics {

    /// What is known of each column of a table; columns that the source never looked at are left out.
    ///
    /// @throws io.reloquent.fault.Fault if the source cannot be reached or refuses
    List<ColumnSpread> of(TableName table);
}
