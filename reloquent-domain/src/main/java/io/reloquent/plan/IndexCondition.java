package io.reloquent.plan;

import io.reloquent.mapping.BsonType;
import java.util.List;
import java.util.stream.Collectors;

/// What a document must fulfil to be in an index.
public sealed interface IndexCondition {

    String path();

    /// For people: `status = open`.
    String written();

    /// The field has a value of its type, and so is neither null nor missing.
    record Present(String path, BsonType type) implements IndexCondition {
        @Override
        public String written() {
            return path + " is not null";
        }
    }

    /// The field is null or missing.
    record Absent(String path) implements IndexCondition {
        @Override
        public String written() {
            return path + " is null";
        }
    }

    /// The field's value stands in a relation to another.
    record Compared(String path, Relation relation, Literal value) implements IndexCondition {
        @Override
        public String written() {
            return path + " " + relation.written() + " " + value.text();
        }
    }

    /// The field's value is one of several. MongoDB takes this from 6.0.
    record OneOf(String path, List<Literal> values) implements IndexCondition {
        public OneOf {
            values = List.copyOf(values);
        }

        @Override
        public String written() {
            return path + values.stream().map(Literal::text).collect(Collectors.joining(", ", " in (", ")"));
        }
    }

    /// How two values stand to each other.
    enum Relation {
        EQUAL("=", "$eq"),
        LESS("<", "$lt"),
        LESS_OR_EQUAL("<=", "$lte"),
        GREATER(">", "$gt"),
        GREATER_OR_EQUAL(">=", "$gte");

        private final String written;
        private final String operator;

        Relation(String written, String operator) {
            this.written = written;
            this.operator = operator;
        }

        public String written() {
            return written;
        }

        /// With its sides changed.
        Relation turned() {
            return switch (this) {
                case EQUAL -> EQUAL;
                case LESS -> GREATER;
                case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
                case GREATER -> LESS;
                case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
            };
        }

        /// What MongoDB calls it.
        public String operator() {
            return operator;
        }
    }

    /// A value as a document holds it.
    ///
    /// @param text digits, `true` or `false`, the text itself, an instant in UTC as ISO 8601 has it, a UUID
    record Literal(BsonType type, String text) {}
}
