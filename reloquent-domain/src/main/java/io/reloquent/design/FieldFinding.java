package io.reloquent.design;

import io.reloquent.catalog.TableName;
import io.reloquent.expression.ExpressionType;
import io.reloquent.mapping.BsonType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a finding says about the names and types of fields and collections.
public sealed interface FieldFinding extends Finding {

    record UnknownField(String place, TableName table, String column, List<String> columns) implements FieldFinding {
        public UnknownField {
            columns = List.copyOf(columns);
        }

        @Override
        public Severity severity() {
            return Severity.ERROR;
        }

        @Override
        public String message() {
            return "%s has no column %s.".formatted(table, column);
        }

        @Override
        public String advice() {
            return "Its columns are " + String.join(", ", columns) + ".";
        }
    }

    record NameCollision(String place, String field) implements FieldFinding {
        @Override
        public Severity severity() {
            return Severity.ERROR;
        }

        @Override
        public String message() {
            return "Two fields would be called '" + field + "'.";
        }

        @Override
        public String advice() {
            return "Rename or exclude one of them.";
        }
    }

    record ReservedName(String place, String field, String because) implements FieldFinding {
        @Override
        public Severity severity() {
            return Severity.ERROR;
        }

        @Override
        public String message() {
            return "'%s' cannot be a field name: %s.".formatted(field, because);
        }

        @Override
        public String advice() {
            return "Give it another name with 'rename:'.";
        }
    }

    record SameCollection(String place, String collection) implements FieldFinding {
        @Override
        public Severity severity() {
            return Severity.ERROR;
        }

        @Override
        public String message() {
            return "Two collections are called '" + collection + "'.";
        }

        @Override
        public String advice() {
            return "Give one of them another name.";
        }
    }

    record RenamedField(String place, String column, String field) implements FieldFinding {
        @Override
        public Severity severity() {
            return Severity.NOTE;
        }

        @Override
        public String message() {
            return "Column %s becomes field %s: a dot would read as a path.".formatted(column, field);
        }

        @Override
        public String advice() {
            return "Choose another name with 'rename:' if you like.";
        }
    }

    record ChoiceNotPossible(String place, String from, BsonType to) implements FieldFinding {
        @Override
        public Severity severity() {
            return Severity.ERROR;
        }

        @Override
        public String message() {
            return "%s cannot become %s.".formatted(from, to.written());
        }

        @Override
        public String advice() {
            return "Change its line; the comment above it says what it can become.";
        }
    }

    record TypeNotPossible(String place, String column, String from, BsonType to) implements FieldFinding {
        @Override
        public Severity severity() {
            return Severity.ERROR;
        }

        @Override
        public String message() {
            return "%s is %s and cannot become %s.".formatted(column, from, to.written());
        }

        @Override
        public String advice() {
            return "Leave 'type:' out for the default, or say 'type: string' for its text.";
        }
    }

    record Lossy(String place, String column, String loss) implements FieldFinding {
        @Override
        public Severity severity() {
            return Severity.NOTE;
        }

        @Override
        public String message() {
            return column + ": " + loss + ".";
        }

        @Override
        public String advice() {
            return "Say 'type: string' for this column to keep the exact text.";
        }

        @Override
        public Optional<Alike> alike() {
            return Optional.of(new Alike(
                    place + "." + column, loss, "Say 'type: string' for such a column to keep its exact text."));
        }
    }

    /// Something in an expression is not as the language has it.
    ///
    /// @param offset which character of the text it is about, from 0
    record BadExpression(String place, String text, int offset, String what, String remedy) implements FieldFinding {
        @Override
        public Severity severity() {
            return Severity.ERROR;
        }

        @Override
        public String message() {
            return Excerpt.of(text, offset).told(what);
        }

        @Override
        public String advice() {
            return remedy;
        }

        @Override
        public String excerpt() {
            return Excerpt.of(text, offset).lines();
        }
    }

    /// An expression that is read and carried out, but perhaps not as it is meant.
    ///
    /// @param offset which character of the text it is about, from 0
    record ExpressionWarning(String place, String text, int offset, String what, String remedy)
            implements FieldFinding {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String message() {
            return Excerpt.of(text, offset).told(what);
        }

        @Override
        public String advice() {
            return remedy;
        }

        @Override
        public String excerpt() {
            return Excerpt.of(text, offset).lines();
        }
    }

    record FilterNotBoolean(String place, String text, ExpressionType type) implements FieldFinding {
        @Override
        public Severity severity() {
            return Severity.ERROR;
        }

        @Override
        public String message() {
            return "A filter is true or false of a row, and '%s' is %s."
                    .formatted(Excerpt.of(text, 0).line(), type.name().toLowerCase(Locale.ROOT));
        }

        @Override
        public String advice() {
            return "Compare it with something, as in \"status <> 'DELETED'\".";
        }
    }

    record OnlySpark(String place, String code) implements FieldFinding {
        @Override
        public Severity severity() {
            return Severity.ERROR;
        }

        @Override
        public String message() {
            return "This field is PySpark code, which nothing could compare with the source: %s"
                    .formatted(Excerpt.of(code, 0).line());
        }

        @Override
        public String advice() {
            return "Say it with 'compute:'; or leave it out, and add it by hand to the script of"
                    + " 'reloquent generate --writer connector'.";
        }
    }

    /// @param asText whether the text of the value could be written
    record NotByConnector(String place, String because, boolean asText) implements FieldFinding {
        @Override
        public Severity severity() {
            return Severity.ERROR;
        }

        @Override
        public String message() {
            return "MongoDB's connector cannot write this as the plan says: %s.".formatted(because);
        }

        @Override
        public String advice() {
            return "Generate with '--writer native'" + (asText ? ", or say 'type: string'." : ".");
        }
    }

    record ValueDoesNotFit(String place, String value, String type) implements FieldFinding {
        @Override
        public Severity severity() {
            return Severity.ERROR;
        }

        @Override
        public String message() {
            return "'%s' is no value of type %s.".formatted(Excerpt.of(value, 0).line(), type);
        }

        @Override
        public String advice() {
            return "Write a value that the field can hold, or give the field another 'type:'.";
        }
    }

    record ValueArrayHoldsMore(String place, List<String> fields) implements FieldFinding {
        public ValueArrayHoldsMore {
            fields = List.copyOf(fields);
        }

        @Override
        public Severity severity() {
            return Severity.ERROR;
        }

        @Override
        public String message() {
            return fields.isEmpty()
                    ? "An array of values holds one value of each row, and nothing is left of these rows."
                    : "An array of values holds one plain value of each row, and these rows would give "
                            + String.join(", ", fields) + ".";
        }

        @Override
        public String advice() {
            return "Keep one column, as in 'keep: [name]', or embed the rows with 'array:'.";
        }
    }
}
