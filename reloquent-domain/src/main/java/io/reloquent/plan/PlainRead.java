package io.reloquent.plan;

import io.reloquent.mapping.ValueMapping;
import io.reloquent.mapping.Wire;
import java.util.List;

/// A nest's own read for somebody who makes documents of its rows himself: which values he needs, of which types.
///
/// @param values each once
/// @param order  what orders the rows of one array, behind the row that they belong to; none for whole documents
public record PlainRead(Nest nest, List<Value> values, List<Sort> order) {

    /// One value of a row.
    public sealed interface Value {

        /// Position among the read's outputs.
        int output();
    }

    /// A value that some field holds.
    ///
    /// @param wire      in which form the source would send it by itself
    /// @param holdsNulls whether an array may have nulls among its elements
    public record Held(int output, Wire wire, PlainType type, boolean holdsNulls) implements Value {}

    /// Only whether there is a value.
    public record Presence(int output) implements Value {}

    /// One part of an order.
    ///
    /// @param type      a decimal's precision and scale; unused for all other kinds of keys
    /// @param mayBeNull null is the greatest value
    public record Sort(KeyPart part, PlainType type, boolean mayBeNull) {}

    public PlainRead {
        values = List.copyOf(values);
        order = List.copyOf(order);
    }

    /// The position among the values of what a field holds.
    public int held(Field.Value field) {
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) instanceof Held held && is(held, field.output(), field.mapping())) {
                return i;
            }
        }
        throw new IllegalArgumentException("nothing is read for " + field);
    }

    private static boolean is(Held held, int output, ValueMapping mapping) {
        return held.output() == output && held.type().kind() == ConnectorTypes.kind(mapping.type());
    }

    /// The position among the values of one that is null exactly where this output is.
    public int presence(int output) {
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).output() == output) {
                return i;
            }
        }
        throw new IllegalArgumentException("nothing is read for output " + output);
    }
}
