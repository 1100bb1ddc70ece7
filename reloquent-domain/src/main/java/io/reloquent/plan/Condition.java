package io.reloquent.plan;

import io.reloquent.expression.TypedExpression;

/// What a row must fulfil to be there.
///
/// @param text as the design has it
public record Condition(String text, TypedExpression expression) {}
