package io.reloquent.faults;

import io.reloquent.faults.Watch.Moment;
import io.reloquent.faults.Watch.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/// `kill -9` at moments spread evenly over the time that a load takes.
record KilledAnywhere(Laboratory laboratory, Map<Design, Duration> durations) implements FaultCase {

    private static final Moment NEVER = new Moment("nothing", Side.BEFORE, 1);

    KilledAnywhere(Laboratory laboratory) {
        this(laboratory, new ConcurrentHashMap<>());
    }

    @Override
    public String name() {
        return "process killed at any moment of the load";
    }

    @Override
    public int atOnce() {
        return 2;
    }

    @Override
    public List<Trial> trials(Extent extent) {
        int count = Math.max(1, extent.kills() * Design.values().length - KilledAtFailpoint.count(extent));
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Design design = Design.number(i);
            double part = (i + 0.5) / count;
            boolean resume = i / Design.values().length % 2 == 1;
            trials.add(new Trial("at %.3f of the load, %s".formatted(part, design), () -> run(design, part, resume)));
        }
        return trials;
    }

    private Outcome run(Design design, double part, boolean resume) {
        Duration whole = durations.computeIfAbsent(design, this::measure);
        Site site = laboratory.site(design);
        try (var process = MigrationProcess.start(site, design, NEVER)) {
            if (!process.begins()) {
                return new Outcome.Wrong(process.end());
            }
            LockSupport.parkNanos((long) (whole.toNanos() * part));
            process.kill();
        }
        return new Recovery(laboratory, site, design, resume, Pattern.compile("")).afterKill();
    }

    private Duration measure(Design design) {
        try (var process = MigrationProcess.start(laboratory.site(design), design, NEVER)) {
            process.begins();
            Instant begun = Instant.now();
            if (!process.loads()) {
                throw new IllegalStateException("a migration to which nothing happens fails: " + process.end());
            }
            Duration whole = Duration.between(begun, Instant.now());
            return whole.compareTo(Duration.ofNanos(TimeUnit.MILLISECONDS.toNanos(50))) > 0
                    ? whole
                    : Duration.ofMillis(50);
        }
    }
}
