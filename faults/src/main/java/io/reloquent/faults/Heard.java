package io.reloquent.faults;

import io.reloquent.run.Progress;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;

/// When a command said something.
final class Heard implements Progress {

    private final List<Long> times = new CopyOnWriteArrayList<>();

    @Override
    public void say(String sentence) {
        times.add(System.nanoTime());
    }

    @Override
    public void collection(String name, long rows, long documents, long expected) {}

    /// The first time after another, as [System#nanoTime()] tells time.
    OptionalLong firstAfter(long time) {
        return times.stream().mapToLong(Long::longValue).filter(t -> t > time).min();
    }
}
