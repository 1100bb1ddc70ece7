package io.reloquent.local.workspace;

import io.reloquent.port.workspace.Stored;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A value kept in one file. What was read is kept as long as the file's bytes, and what they depend on, are the
/// same: the same value is asked for many times, and understanding a large schema takes longer than reading it.
final class StoredFile<T> implements Stored<T> {

    private final SafeFile file;
    private final Format<T> format;
    private volatile @Nullable Understood<T> last;

    private record Understood<T>(ByteBuffer bytes, Object context, T value) {}

    StoredFile(Path path, Clock clock, Format<T> format) {
        this.file = new SafeFile(path, clock);
        this.format = format;
    }

    @Override
    public Optional<T> load() {
        return file.read().map(this::understood);
    }

    private T understood(byte[] contents) {
        ByteBuffer bytes = ByteBuffer.wrap(contents);
        Object context = format.context();
        Understood<T> known = last;
        if (known == null || !known.bytes.equals(bytes) || !known.context.equals(context)) {
            known = new Understood<>(bytes, context, format.read(file.path(), contents));
            last = known;
        }
        return known.value;
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
