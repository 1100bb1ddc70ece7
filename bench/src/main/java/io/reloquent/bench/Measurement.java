package io.reloquent.bench;

import org.jspecify.annotations.Nullable;

/// What one run of one row took.
///
/// @param wallSeconds     from the start of its process to its end
/// @param workSeconds     the part of it after the process had started, and Spark where it works for the row
/// @param startCpuSeconds CPU of the process before its work began
/// @param clientSeconds   CPU of its process, the start included; Spark's processes too
/// @param postgresSeconds CPU of PostgreSQL, all its processes
/// @param mongodSeconds   CPU of mongod until everything written was on disk
/// @param flushSeconds    wall time of that after the process had ended
/// @param peakRssMb       most memory of the process, or of all processes where Spark works for the row
/// @param peakHeapMb      most heap in use, garbage included; 0 where there is no heap
/// @param liveHeapMb      most heap that a collection left
/// @param failure         why it failed, if it did
record Measurement(
        String row,
        int repetition,
        double wallSeconds,
        double workSeconds,
        double startCpuSeconds,
        double clientSeconds,
        double postgresSeconds,
        double mongodSeconds,
        double flushSeconds,
        double peakRssMb,
        double peakHeapMb,
        double liveHeapMb,
        double collectorSeconds,
        @Nullable String failure) {

    double cpuSeconds() {
        return clientSeconds + postgresSeconds + mongodSeconds;
    }

    /// Without what it took until the work began: starting a JVM, and making the plan where a floor needs one.
    double cpuSecondsOfWork() {
        return cpuSeconds() - startCpuSeconds;
    }

    boolean passed() {
        return failure == null;
    }
}
