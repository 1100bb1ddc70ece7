package io.reloquent.port.secret;

import io.reloquent.connection.SecretReference;

/// Keeps secrets. Nothing is asked of it before the first is read.
public interface SecretStore extends AutoCloseable {

    /// The value that a reference stands for.
    ///
    /// @throws io.reloquent.fault.Fault if it cannot be had; it names the reference, and nothing of any value
    String read(SecretReference reference);

    @Override
    default void close() {}
}
