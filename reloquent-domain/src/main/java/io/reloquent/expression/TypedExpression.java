package io.reloquent.expression;

import io.reloquent.catalog.DataType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An expression that makes sense over a table: every column is there, every operand has the type it must have.
public sealed interface TypedExpression {

    ExpressionType type();

    /// Whether its value may be null.
    boolean nullable();

    /// What it is made of, in the order of the text.
    List<TypedExpression> parts();

    /// The columns it reads, in the order of the text.
    default Set<String> columns() {
        Set<String> names = new LinkedHashSet<>();
        parts().stream().map(TypedExpression::columns).forEach(names::addAll);
        return names;
    }

    /// The same value in every row.
    ///
    /// @param value of the class that an [Evaluation] has for the type; null is NULL
    record Constant(@Nullable Object value, ExpressionType type) implements TypedExpression {

        /// The value as PostgreSQL writes and reads it; nothing for NULL.
        public Optional<String> text() {
            return Optional.ofNullable(value).map(there -> WrittenValue.of(there, type));
        }

        @Override
        public boolean nullable() {
            return value == null;
        }

        @Override
        public List<TypedExpression> parts() {
            return List.of();
        }
    }

    /// The value of a column, by the name the catalog has for it.
    ///
    /// @param source the column's own type, with every domain looked through
    record ColumnValue(String name, DataType source, ExpressionType type, boolean nullable) implements TypedExpression {
        @Override
        public List<TypedExpression> parts() {
            return List.of();
        }

        @Override
        public Set<String> columns() {
            return Set.of(name);
        }
    }

    /// An operator or a function over operands of the types it takes.
    record Application(Operator operator, List<TypedExpression> operands, ExpressionType type)
            implements TypedExpression {
        public Application {
            operands = List.copyOf(operands);
        }

        @Override
        public boolean nullable() {
            return switch (operator) {
                case IS_NULL, CONCAT -> false;
                case NULLIF -> true;
                case COALESCE -> operands.stream().allMatch(TypedExpression::nullable);
                default -> operands.stream().anyMatch(TypedExpression::nullable);
            };
        }

        @Override
        public List<TypedExpression> parts() {
            return operands;
        }
    }

    /// The result of the first branch that holds: whose condition is true or, with a subject, equal to it.
    ///
    /// @param otherwise the result if none holds
    record Choice(@Nullable TypedExpression subject, List<Branch> branches, TypedExpression otherwise)
            implements TypedExpression {
        public Choice {
            branches = List.copyOf(branches);
        }

        @Override
        public ExpressionType type() {
            return otherwise.type();
        }

        @Override
        public boolean nullable() {
            return otherwise.nullable()
                    || branches.stream().anyMatch(b -> b.result().nullable());
        }

        @Override
        public List<TypedExpression> parts() {
            return Stream.of(
                            Stream.ofNullable(subject),
                            branches.stream().flatMap(b -> Stream.of(b.condition(), b.result())),
                            Stream.of(otherwise))
                    .flatMap(s -> s)
                    .toList();
        }
    }

    /// One branch of a choice.
    record Branch(TypedExpression condition, TypedExpression result) {}

    /// A value as another type.
    ///
    /// @param target the type by its name in the source, with precision and scale where they matter
    record Conversion(TypedExpression operand, DataType target, ExpressionType type) implements TypedExpression {
        @Override
        public boolean nullable() {
            return operand.nullable();
        }

        @Override
        public List<TypedExpression> parts() {
            return List.of(operand);
        }
    }
}
