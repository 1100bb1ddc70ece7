package io.reloquent.kernel;

/// The values of one row, each in the source's binary form inside one byte array.
public interface Row {

    /// The array that holds the values.
    byte[] bytes();

    int offset(int column);

    /// Length in bytes of a value; negative where it is null.
    int length(int column);
}
