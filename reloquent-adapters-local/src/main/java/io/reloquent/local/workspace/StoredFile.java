package io.reloquent.local.workspace;

import io.reloquent.port.workspace.Stored;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/// A value kept in one file.
final class StoredFile<T> implements Stored<T> {

    private final SafeFile file;
    private final Format<T> format;

    StoredFile(Path path, Clock clock, Format<T> format) {
        this.file = new SafeFile(path, clock);
        this.format = format;
    }

    @Override
    public Optional<T> load() {
        return file.read().map(bytes -> format.read(file.path(), bytes));
    }

    @Override
    public void save(T value) {
        file.write(format.write(value), present -> true);
    }

    @Override
    public String place() {
        return file.path().toString();
    }
}
