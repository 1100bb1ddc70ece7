package io.reloquent.local.workspace;

import java.nio.file.Path;

/// How a value becomes the bytes of a file, and back.
interface Format<T> {

    /// @param file where the bytes are from, for messages
    /// @throws io.reloquent.fault.YoursToFix with every problem in the file
    T read(Path file, byte[] bytes);

    byte[] write(T value);

    /// What the meaning of the bytes depends on besides themselves; for most formats on nothing.
    default Object context() {
        return "";
    }
}
