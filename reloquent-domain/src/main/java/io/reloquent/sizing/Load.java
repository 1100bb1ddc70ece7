package io.reloquent.sizing;

/// What a cluster has to do, and what it must not do to the source.
///
/// @param bytes       of the tables that are read, on disk, with indexes and long values
/// @param connections to the source that tasks may hold at once
public record Load(long bytes, int connections) {

    static final long GB = 1_000_000_000L;
    static final long TB = 1_000 * GB;

    public Load {
        if (bytes < 0 || connections < 1) {
            throw new IllegalArgumentException("%d bytes over %d connections".formatted(bytes, connections));
        }
    }

    /// In plain words, as the reason for a size.
    String because() {
        return "the tables have %s on disk, and tasks may hold %d %s to the source"
                .formatted(size(), connections, connections == 1 ? "connection" : "connections");
    }

    private String size() {
        return bytes < TB ? "%d GB".formatted((bytes + GB - 1) / GB) : "%.1f TB".formatted((double) bytes / TB);
    }
}
