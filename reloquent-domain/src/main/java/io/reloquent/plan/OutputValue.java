package io.reloquent.plan;

import io.reloquent.expression.TypedExpression;
import java.util.List;

/// Where one value of a read's rows comes from.
public sealed interface OutputValue {

    /// A column of one of the tables a read joins: 0 is the table read, 1 the first joined to it, and so on.
    record ColumnAt(int table, String column) implements OutputValue {}

    /// An attribute of a column of a composite type, through as many composites as there are names.
    record AttributeAt(ColumnAt column, List<String> path) implements OutputValue {
        public AttributeAt {
            path = List.copyOf(path);
        }
    }

    /// True where a composite value is there, null where it is null; a composite of nulls is there.
    record CompositeAt(ColumnAt column, List<String> path) implements OutputValue {
        public CompositeAt {
            path = List.copyOf(path);
        }
    }

    /// An expression over the columns of one table.
    record ExpressionAt(int table, TypedExpression expression) implements OutputValue {}

    /// The same value in every row.
    ///
    /// @param text as the source reads it
    /// @param type as the source calls it
    record Literal(String text, String type) implements OutputValue {}

    /// The first 24 hexadecimal digits of a hash of some columns.
    record Digest(List<ColumnAt> columns) implements OutputValue {
        public Digest {
            columns = List.copyOf(columns);
        }
    }
}
