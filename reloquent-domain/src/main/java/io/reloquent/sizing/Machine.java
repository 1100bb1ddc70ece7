package io.reloquent.sizing;

/// What makes the documents, and where the source and the target are as seen from there.
///
/// @param where            the platform
/// @param processors       that make documents
/// @param connections      to the source that may be open at once, one of which holds the snapshot
/// @param sourceHere       whether the source runs on the same processors
/// @param targetHere       whether the target does
/// @param targetProcessors of the target, where it is elsewhere
/// @param startSeconds     before anything is read
/// @param mostMegabytes    a second that may be read; 0 for as many as the source gives
public record Machine(
        Where where,
        int processors,
        int connections,
        boolean sourceHere,
        boolean targetHere,
        int targetProcessors,
        double startSeconds,
        int mostMegabytes) {

    public Machine {
        if (processors < 1 || connections < 1 || targetProcessors < 1 || startSeconds < 0) {
            throw new IllegalArgumentException("%d processors, %d connections".formatted(processors, connections));
        }
    }

    public Machine withProcessors(int other) {
        return new Machine(
                where, other, connections, sourceHere, targetHere, targetProcessors, startSeconds, mostMegabytes);
    }

    public Machine withConnections(int other) {
        return new Machine(
                where, processors, other, sourceHere, targetHere, targetProcessors, startSeconds, mostMegabytes);
    }

    public Machine withTargetProcessors(int other) {
        return new Machine(where, processors, connections, sourceHere, targetHere, other, startSeconds, mostMegabytes);
    }

    /// Streams of rows at once over each read of a collection.
    int streams(CollectionLoad load) {
        int readers = Math.max(1, connections - 1);
        return switch (where) {
            case DIRECT -> Math.max(1, Math.min(Math.min(load.ranges(), processors), readers / reads(load)));
            // Pages are shared out among tasks, whatever the order of rows.
            case SPARK_LOCAL, EMR, GLUE -> Math.max(1, Math.min(readers, processors) / reads(load));
        };
    }

    private static int reads(CollectionLoad load) {
        return Math.max(1, load.reads().size());
    }
}
