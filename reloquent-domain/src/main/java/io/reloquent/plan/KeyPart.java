package io.reloquent.plan;

/// One part of the key that orders a read. Null is the greatest value, as in PostgreSQL.
///
/// @param output     position of the value among the read's outputs
public record KeyPart(int output, KeyKind kind, boolean descending) {}
