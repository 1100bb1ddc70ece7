package io.reloquent.expression;

/// Reads the text of an expression.
@FunctionalInterface
public interface Syntax {

    /// @throws InvalidExpression if the text is not one expression of the language
    Expression parse(String text) throws InvalidExpression;
}
