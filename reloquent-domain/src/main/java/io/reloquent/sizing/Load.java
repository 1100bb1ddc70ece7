package io.reloquent.sizing;

/// What a cluster has to do, and what it must not do to the source.
///
/// @param bytes       of the tables that are read, on disk, with indexes and long values
/// @param connections to the source that tasks may hold at once
/// @param processors  that the work takes in the time there is, by an estimate; 0 where there is none
public record Load(long bytes, int connections, int processors) {

    static final long GB = 1_000_000_000L;
    static final long TB = 1_000 * GB;

    /// A load that nobody estimated.
    public Load(long bytes, int connections) {
        this(bytes, connections, 0);
    }

    public Load {
        if (bytes < 0 || connections < 1 || processors < 0) {
            throw new IllegalArgumentException("%d bytes over %d connections".formatted(bytes, connections));
        }
    }

    /// In plain words, as the reason for a size.
    String because() {
        String needed = processors == 0
                ? ""
                : ", and by the estimate the work takes %d %s"
                        .formatted(processors, processors == 1 ? "processor" : "processors");
        return "the tables have %s on disk, and tasks may hold %d %s to the source%s"
                .formatted(size(), connections, connections == 1 ? "connection" : "connections", needed);
    }

    private String size() {
        return bytes < TB ? "%d GB".formatted((bytes + GB - 1) / GB) : "%.1f TB".formatted((double) bytes / TB);
    }
}
