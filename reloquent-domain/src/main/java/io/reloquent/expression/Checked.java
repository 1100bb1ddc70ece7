package io.reloquent.expression;

import java.util.List;
import java.util.Optional;

/// What a check of an expression against a table found.
///
/// @param typed there if there are no errors
public record Checked(Optional<TypedExpression> typed, List<Problem> errors, List<Problem> warnings) {
    public Checked {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }
}
