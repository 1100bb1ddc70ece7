package io.reloquent.faults;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.reloquent.faults.Watch.Moment;
import io.reloquent.faults.Watch.Side;
import io.reloquent.sandbox.SandboxMongod;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.bson.Document;

/// The primary of the target is not there for some seconds.
record MongodEnds(Laboratory laboratory, How how) implements FaultCase {

    private static final Pattern TARGET = Pattern.compile("MongoDB");
    private static final double CACHE_GIGABYTES = 0.25;

    /// Why it is not there.
    enum How {
        KILLED("mongod killed and restarted"),
        STOPPED("mongod stopped and restarted"),
        STEPPED_DOWN("primary stepped down and elected again");

        private final String words;

        How(String words) {
            this.words = words;
        }
    }

    @Override
    public String name() {
        return how.words;
    }

    @Override
    public List<Trial> trials(Extent extent) {
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < extent.times(2, 50); i++) {
            int number = i;
            Phase phase = i % 5 == 1 ? Phase.VERIFY : Phase.LOAD;
            Design design = Design.number(i + how.words.length());
            trials.add(new Trial(phase.words() + ", " + design, () -> run(design, phase, number)));
        }
        return trials;
    }

    private Outcome run(Design design, Phase phase, int number) {
        try (var mongod = SandboxMongod.start(laboratory.freshDirectory().resolve("mongod"), CACHE_GIGABYTES)) {
            Site site = laboratory.site(design, laboratory.site(design).sourcePort(), mongod.uri());
            if (phase == Phase.VERIFY) {
                try (Migration undisturbed = site.migration()) {
                    undisturbed.migrate(false);
                }
            }
            var back = new CopyOnWriteArrayList<CompletableFuture<Void>>();
            var watch = new Watch(moment(phase, number), () -> back.add(strike(mongod)));
            Attempt first;
            try (Migration migration = site.migration(watch)) {
                first = Attempt.of(phase.command(migration, design));
            }
            back.forEach(CompletableFuture::join);
            if (!watch.struck().get()) {
                return new Outcome.Wrong("came past " + watch.moment());
            }
            return new Recovery(laboratory, site, design, number % 2 == 1, TARGET).after(first);
        }
    }

    private static Moment moment(Phase phase, int number) {
        return switch (phase) {
            case DISCOVER, LOAD -> {
                String call = number % 4 < 2 ? "Ledger.save chunk" : "DocumentWriter.write";
                yield new Moment(call, number % 3 == 0 ? Side.AFTER : Side.BEFORE, 1 + number * 5 % 18);
            }
            case VERIFY -> new Moment("DocumentReader.scan", Side.BEFORE, 1);
        };
    }

    /// Takes the primary away at once; it comes back while the migration goes on.
    private CompletableFuture<Void> strike(SandboxMongod mongod) {
        return switch (how) {
            case KILLED -> {
                mongod.kill();
                yield CompletableFuture.runAsync(mongod::restart);
            }
            case STOPPED -> CompletableFuture.runAsync(mongod::restart);
            case STEPPED_DOWN -> {
                stepDown(mongod);
                yield CompletableFuture.runAsync(() -> waitForPrimary(mongod));
            }
        };
    }

    private static void stepDown(SandboxMongod mongod) {
        try (MongoClient client = client(mongod)) {
            client.getDatabase("admin").runCommand(new Document("replSetStepDown", 60).append("force", true));
        }
    }

    private static void waitForPrimary(SandboxMongod mongod) {
        try (MongoClient client = client(mongod)) {
            boolean primary = false;
            while (!primary) {
                primary = isPrimary(client);
            }
        }
    }

    private static boolean isPrimary(MongoClient client) {
        try {
            client.getDatabase("admin").runCommand(new Document("replSetFreeze", 0));
            Thread.sleep(100);
            return client.getDatabase("admin")
                    .runCommand(new Document("hello", 1))
                    .getBoolean("isWritablePrimary", false);
        } catch (MongoException alreadyPrimary) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static MongoClient client(SandboxMongod mongod) {
        return MongoClients.create("mongodb://%s:%d/?directConnection=true".formatted(Site.HOST, mongod.port()));
    }
}
