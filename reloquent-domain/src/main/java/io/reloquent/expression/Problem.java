package io.reloquent.expression;

/// What is wrong or doubtful at one place of an expression.
///
/// @param offset  where in the text, as `String` counts
/// @param message what it is, as a sentence
/// @param remedy  what to do about it, as a sentence
public record Problem(int offset, String message, String remedy) {}
