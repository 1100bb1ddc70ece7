package io.reloquent.plan;

import io.reloquent.mapping.ValueMapping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One field of a document and where its value comes from.
public sealed interface Field {

    /// Empty for what writes no field.
    String name();

    /// A value of the row.
    ///
    /// @param output   position among the read's outputs
    /// @param column   the column it comes from, for messages
    /// @param omitNull whether there is no field where the value is null
    record Value(String name, int output, String column, ValueMapping mapping, boolean omitNull) implements Field {}

    /// Several values of the row under one name; there is no field where all of them are left out.
    record Group(String name, List<Field> fields) implements Field {
        public Group {
            fields = List.copyOf(fields);
        }
    }

    /// A row joined to this one or a composite value of it, or null where there is none.
    ///
    /// @param presence position of an output that is null exactly when there is none
    /// @param owned    set where the joined row points at this one and so belongs to it alone; null where this one
    ///     points at it
    /// @param omitNull whether there is no field where there is none
    record Joined(
            String name,
            int presence,
            List<Field> fields,
            @Nullable Countable owned,
            boolean omitNull) implements Field {
        public Joined {
            fields = List.copyOf(fields);
        }
    }

    /// A joined row whose fields stand among the document's own: it writes nothing itself, and is counted where it
    /// is there.
    ///
    /// @param presence position of an output that is null exactly when there is none
    record Merged(int presence, Countable owned) implements Field {
        @Override
        public String name() {
            return "";
        }
    }

    /// The rows of another read that belong to this one.
    ///
    /// @param limit  how many of them the array holds at most; 0 holds all
    /// @param values whether the elements are the values of their one field instead of documents
    record Children(String name, Nest nest, int limit, boolean values) implements Field {}
}
