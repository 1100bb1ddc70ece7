package io.reloquent.local.direct;

/// When a chunk is full: what is lost at most when a load is cut off, and must be written again.
public record ChunkSize(long documents, long bytes) {

    public static final ChunkSize STANDARD = new ChunkSize(20_000, 64L << 20);
}
