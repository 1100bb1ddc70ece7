package io.reloquent.expression;

import io.reloquent.catalog.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An expression as it was written, over the columns of one table.
public sealed interface Expression {

    /// Where it begins in the text, as `String` counts.
    int offset();

    /// A column by its name.
    ///
    /// @param quoted whether the name stood in double quotes, so that its letters count as they are
    record ColumnName(int offset, String name, boolean quoted) implements Expression {}

    /// A value written out.
    ///
    /// @param text what it says, without quotes; `true`, `false` and `null` in small letters
    record Literal(int offset, Kind kind, String text) implements Expression {

        /// What a value was written as.
        public enum Kind {
            NUMBER,
            TEXT,
            BOOLEAN,
            NULL,
            DATE,
            TIMESTAMP,
            TIMESTAMPTZ
        }
    }

    /// An operator or a function and what it is applied to.
    record Operation(int offset, Operator operator, List<Expression> operands) implements Expression {
        public Operation {
            operands = List.copyOf(operands);
        }
    }

    /// The result beside the first condition that is true; or, with a subject, beside the first value equal to it.
    ///
    /// @param otherwise the result without any; null gives NULL
    record Case(
            int offset,
            @Nullable Expression subject,
            List<When> whens,
            @Nullable Expression otherwise) implements Expression {
        public Case {
            whens = List.copyOf(whens);
        }
    }

    /// A value as another type, by the type's name in SQL.
    record Cast(int offset, Expression operand, DataType target) implements Expression {}

    /// One alternative of a case.
    record When(Expression condition, Expression result) {}
}
