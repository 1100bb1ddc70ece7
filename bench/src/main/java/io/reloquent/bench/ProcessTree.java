package io.reloquent.bench;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// What a process and all that it started use together, looked at ten times a second. A process that outlives the one
/// that started it still counts.
final class ProcessTree {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int LOOKS_AT_THE_END = 100;

    private final Map<ProcessHandle, Double> seconds = new ConcurrentHashMap<>();
    private volatile long peakKilobytes;

    /// Begins to look, until all have ended.
    void watch(ProcessHandle root) {
        look(root);
        var thread = new Thread(
                () -> {
                    while (look(root)) {
                        LockSupport.parkNanos(PAUSE_NANOS);
                    }
                },
                "process-tree");
        thread.setDaemon(true);
        thread.start();
    }

    /// @return whether any of them is still there
    private synchronized boolean look(ProcessHandle root) {
        seconds.putIfAbsent(root, 0.0);
        root.descendants().forEach(process -> seconds.putIfAbsent(process, 0.0));
        seconds.replaceAll(
                (process, before) -> runs(process) ? Math.max(before, ProcessTimes.of(process.pid())) : before);
        peakKilobytes = Math.max(
                peakKilobytes,
                seconds.keySet().stream()
                        .filter(ProcessTree::runs)
                        .mapToLong(process -> ProcessTimes.residentKilobytes(process.pid()))
                        .sum());
        return anyRuns();
    }

    private boolean anyRuns() {
        return seconds.keySet().stream().anyMatch(ProcessTree::runs);
    }

    /// Waits a few seconds for those that outlive the first.
    void awaitEnd() {
        for (int i = 0; i < LOOKS_AT_THE_END && anyRuns(); i++) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && !ProcessTimes.isEnded(process.pid());
    }

    /// CPU of all, as far as it was seen: what a process used in its last tenth of a second may be missing.
    double seconds() {
        return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /// The most memory that they had at one time; pages that some share count for each.
    double peakResidentMegabytes() {
        return peakKilobytes / 1024.0;
    }
}
