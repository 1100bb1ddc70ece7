package io.reloquent.faults;

import io.reloquent.faults.Watch.Moment;
import io.reloquent.faults.Watch.Side;
import io.reloquent.testkit.Servers;
import io.reloquent.testkit.TcpProxy;
import io.reloquent.testkit.TcpProxy.Direction;
import io.reloquent.testkit.TcpProxy.Mode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/// Something happens to the line between the migration and one of its two servers.
record LineBreaks(Laboratory laboratory, How how) implements FaultCase {

    /// Within this a hole must have been noticed.
    private static final double SECONDS_TO_NOTICE = 30;

    /// A load waits a minute and a half for a server that comes back.
    private static final Duration LIMIT = Duration.ofMinutes(4);

    private static final int BRIEFLY_SECONDS = 8;
    private static final int LONG_SECONDS = 35;

    /// How a command ended, and after how many seconds it said that something is wrong, or ended.
    private record Disturbed(Attempt end, double noticed) {}

    /// What happens to it.
    enum How {
        CUT("line cut, and there again at once"),
        BRIEFLY_GONE("line cut for 8 seconds"),
        GONE("line cut until the command gave up"),
        SLOW("line slow"),
        BRIEF_HOLE("line a black hole for 8 seconds"),
        HOLE("line a black hole for 35 seconds");

        private final String words;

        How(String words) {
            this.words = words;
        }
    }

    /// Which line, and meanwhile what is being done.
    private record Place(boolean source, Phase phase) {

        static final List<Place> ALL = List.of(
                new Place(true, Phase.DISCOVER),
                new Place(true, Phase.LOAD),
                new Place(true, Phase.VERIFY),
                new Place(false, Phase.LOAD),
                new Place(false, Phase.VERIFY));

        String words() {
            return "%s, %s".formatted(source ? "source" : "target", phase.words());
        }

        Pattern cause() {
            return Pattern.compile(source ? "PostgreSQL" : "MongoDB");
        }

        TcpProxy proxy() {
            return source
                    ? TcpProxy.to(Site.HOST, Servers.postgres().port())
                    : TcpProxy.to(Site.HOST, Servers.mongod().port());
        }

        Site site(Laboratory laboratory, Design design, TcpProxy line) {
            Site site = source
                    ? laboratory.site(design, line.port(), Servers.mongod().uri())
                    : laboratory.site(design, Servers.postgres().port(), Laboratory.uri(line));
            return phase == Phase.DISCOVER ? site.at(laboratory.freshDirectory()) : site;
        }
    }

    @Override
    public String name() {
        return how.words;
    }

    /// They mostly wait.
    @Override
    public int atOnce() {
        return 4;
    }

    @Override
    public List<Trial> trials(Extent extent) {
        List<Trial> trials = new ArrayList<>();
        int once = how == How.GONE ? 0 : Place.ALL.size();
        for (int i = 0; i < extent.times(once, 5 * Place.ALL.size()); i++) {
            int number = i;
            Place place = Place.ALL.get(i % Place.ALL.size());
            Design design = Design.number(i / Place.ALL.size() + i);
            trials.add(new Trial(place.words() + ", " + design, () -> run(place, design, number, extent)));
        }
        return trials;
    }

    private Outcome run(Place place, Design design, int number, Extent extent) {
        try (TcpProxy line = place.proxy()) {
            Site site = place.site(laboratory, design, line);
            if (place.phase() == Phase.VERIFY) {
                try (Migration undisturbed = site.migration()) {
                    undisturbed.migrate(false);
                }
            }
            var struck = new Struck(() -> strike(line, extent));
            var disturbed = disturbed(place, design, number, site, line, struck);
            line.set(new Mode.Pass());
            if (!struck.happened()) {
                return new Outcome.Wrong("it was over before anything happened");
            }
            if (how == How.HOLE && disturbed.noticed() > SECONDS_TO_NOTICE) {
                return new Outcome.Wrong("nobody is told of it within %.0f s; the command came to %s after %.0f s"
                        .formatted(SECONDS_TO_NOTICE, disturbed.end(), disturbed.noticed()));
            }
            var recovery = new Recovery(laboratory, site, design, number % 2 == 1, place.cause());
            return recovery.after(disturbed.end());
        }
    }

    private Disturbed disturbed(Place place, Design design, int number, Site site, TcpProxy line, Struck struck) {
        var chunk = new Moment("Ledger.save chunk", Side.BEFORE, 1 + number * 3 % 12);
        var watch = place.phase() == Phase.LOAD ? new Watch(chunk, struck) : Watch.NONE;
        if (place.phase() != Phase.LOAD) {
            strikeAfter(4_000 + number * 300L, line, struck);
        }
        try (Migration migration = site.migration(watch)) {
            Attempt end = Attempt.of(place.phase().command(migration, design), LIMIT);
            long noticed = migration.heard().firstAfter(struck.time()).orElse(System.nanoTime());
            return new Disturbed(end, (noticed - struck.time()) / 1e9);
        }
    }

    /// Strikes when so many bytes have come from the server.
    private static void strikeAfter(long bytes, TcpProxy line, Struck struck) {
        var come = new AtomicLong();
        line.tap((direction, sent, length) -> {
            if (direction == Direction.TO_CLIENT && come.addAndGet(length) > bytes) {
                struck.run();
            }
        });
    }

    private void strike(TcpProxy line, Extent extent) {
        switch (how) {
            case CUT -> {
                line.set(new Mode.Cut());
                line.set(new Mode.Pass());
            }
            case BRIEFLY_GONE -> during(BRIEFLY_SECONDS, new Mode.Cut(), line);
            case GONE -> line.set(new Mode.Cut());
            case SLOW -> line.set(new Mode.Slow(extent.times(400_000, 60_000)));
            case BRIEF_HOLE -> during(BRIEFLY_SECONDS, new Mode.Hole(), line);
            case HOLE -> during(LONG_SECONDS, new Mode.Hole(), line);
        }
    }

    private static void during(int seconds, Mode mode, TcpProxy line) {
        line.set(mode);
        CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS).execute(() -> line.set(new Mode.Pass()));
    }
}
