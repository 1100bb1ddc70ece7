package io.reloquent.faults;

import io.reloquent.faults.Watch.Moment;
import io.reloquent.faults.Watch.Side;
import io.reloquent.testkit.Servers;
import io.reloquent.testkit.TcpProxy;
import io.reloquent.testkit.TcpProxy.Direction;
import io.reloquent.testkit.TcpProxy.Mode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/// The process ends after a chunk was written into the ledger and before it was marked as fenced.
record HalfSavedChunk(Laboratory laboratory) implements FaultCase {

    /// `fenced: true` in BSON.
    private static final String FENCED = "\bfenced\0\1";

    @Override
    public String name() {
        return "process killed inside the saving of a chunk";
    }

    @Override
    public List<Trial> trials(Extent extent) {
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < extent.times(1, 20); i++) {
            int number = i;
            Design design = Design.number(i + 1);
            trials.add(new Trial(design.toString(), () -> run(design, number)));
        }
        return trials;
    }

    private Outcome run(Design design, int number) {
        try (TcpProxy line = TcpProxy.to(Site.HOST, Servers.mongod().port())) {
            Site site = laboratory.site(design, Servers.postgres().port(), Laboratory.uri(line));
            var never = new Moment("nothing", Side.BEFORE, 1);
            var left = new AtomicInteger(1 + number * 3 % 18);
            try (var process = MigrationProcess.start(site, design, never)) {
                line.tap((direction, bytes, length) -> {
                    if (direction == Direction.TO_SERVER && isFencing(bytes, length) && left.decrementAndGet() == 0) {
                        // The line first: what is under way must not arrive after all.
                        line.set(new Mode.Cut());
                        process.kill();
                    }
                });
                process.begins();
                process.end();
            }
            line.set(new Mode.Pass());
            return left.get() > 0
                    ? new Outcome.Wrong("no chunk was marked as fenced")
                    : new Recovery(laboratory, site, design, number % 2 == 0, Pattern.compile("")).afterKill();
        }
    }

    private static boolean isFencing(byte[] bytes, int length) {
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1).contains(FENCED);
    }
}
