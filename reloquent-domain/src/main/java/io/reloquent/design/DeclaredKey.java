package io.reloquent.design;

import io.reloquent.catalog.TableName;
import java.util.List;

/// Columns of which the user says that they tell the rows of a table or view apart and are never null, where the
/// source declares nothing.
public record DeclaredKey(TableName table, List<String> columns) {
    public DeclaredKey {
        columns = List.copyOf(columns);
    }
}
