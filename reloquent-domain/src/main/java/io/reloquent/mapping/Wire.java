package io.reloquent.mapping;

/// The form in which a source sends a value.
public enum Wire {
    BOOLEAN,
    INT2,
    INT4,
    INT8,
    FLOAT4,
    FLOAT8,
    NUMERIC,
    TEXT,
    BYTES,
    UUID,
    /// Days.
    DATE,
    /// Microseconds, no zone.
    TIMESTAMP,
    /// Microseconds, an instant.
    TIMESTAMPTZ,
    /// JSON text.
    JSON
}
