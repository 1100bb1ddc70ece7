package io.reloquent.plan;

import io.reloquent.mapping.ValueMapping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One field of a document and where its value comes from.
public sealed interface Field {

    String name();

    /// A value of the row.
    ///
    /// @param output position among the read's outputs
    /// @param column the column it comes from, for messages
    record Value(String name, int output, String column, ValueMapping mapping) implements Field {}

    /// Several values of the row under one name.
    record Group(String name, List<Field> fields) implements Field {
        public Group {
            fields = List.copyOf(fields);
        }
    }

    /// A row joined to this one, or null where there is none.
    ///
    /// @param presence position of an output that is null exactly when there is none
    /// @param owned    set where the joined row points at this one and so belongs to it alone; null where this one
    ///     points at it
    record Joined(
            String name,
            int presence,
            List<Field> fields,
            @Nullable Countable owned) implements Field {
        public Joined {
            fields = List.copyOf(fields);
        }
    }

    /// The rows of another read that belong to this one.
    record Children(String name, Nest nest) implements Field {}
}
