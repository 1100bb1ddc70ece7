package io.reloquent.design;

/// What becomes of a null: a field that holds null, or no field.
public enum Nulls {
    KEEP,
    OMIT
}
