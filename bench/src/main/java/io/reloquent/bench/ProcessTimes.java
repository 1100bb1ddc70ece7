package io.reloquent.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// CPU seconds of processes, user and system, as Linux's `/proc` counts them in ticks of 10 ms.
final class ProcessTimes {

    private static final double TICKS = 100;

    /// Fields of `/proc/PID/stat` behind the name in parentheses, counted from 0.
    private static final int STATE = 0;

    private static final int PARENT = 1;

    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int USER_OF_CHILDREN = 13;
    private static final int SYSTEM_OF_CHILDREN = 14;

    private ProcessTimes() {}

    /// Of one process alone.
    static double of(long pid) {
        return seconds(stat(Path.of("/proc", Long.toString(pid))), USER, SYSTEM);
    }

    /// Of all children of this JVM that have ended, and of their children that ended before them.
    static double ofEndedChildren() {
        return seconds(stat(Path.of("/proc/self")), USER_OF_CHILDREN, SYSTEM_OF_CHILDREN);
    }

    /// Of a process, the children it has, and those it had. Asked while none of them is about to end.
    static double ofFamily(long pid) {
        double sum =
                seconds(stat(Path.of("/proc", Long.toString(pid))), USER, SYSTEM, USER_OF_CHILDREN, SYSTEM_OF_CHILDREN);
        for (long child : children(pid).toArray()) {
            sum += of(child);
        }
        return sum;
    }

    /// Living children, and ended ones that have not been waited for.
    static LongStream children(long pid) {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            List<Path> directories = processes
                    .filter(p -> p.getFileName().toString().chars().allMatch(Character::isDigit))
                    .filter(p -> isChild(stat(p), pid))
                    .toList();
            return directories.stream()
                    .mapToLong(p -> Long.parseLong(p.getFileName().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isChild(List<String> stat, long parent) {
        return !stat.isEmpty() && stat.get(PARENT).equals(Long.toString(parent));
    }

    /// Memory that a process has now; 0 if it is gone.
    static long residentKilobytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException gone) {
            return 0;
        }
    }

    /// Whether it is gone, or only waits for someone to ask how it ended.
    static boolean isEnded(long pid) {
        List<String> stat = stat(Path.of("/proc", Long.toString(pid)));
        return stat.isEmpty() || stat.get(STATE).equals("Z");
    }

    private static double seconds(List<String> stat, int... fields) {
        double sum = 0;
        for (int field : stat.isEmpty() ? new int[0] : fields) {
            sum += Long.parseLong(stat.get(field)) / TICKS;
        }
        return sum;
    }

    /// Empty if the process is gone.
    private static List<String> stat(Path process) {
        try {
            String line = Files.readString(process.resolve("stat"));
            return List.of(line.substring(line.lastIndexOf(')') + 2).split(" "));
        } catch (IOException gone) {
            return List.of();
        }
    }
}
