package io.reloquent.faults;

import io.reloquent.fault.Fault;
import io.reloquent.faults.FullDisk.Whose;
import io.reloquent.sandbox.SandboxMongod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.regex.Pattern;

/// The process that sees the disk: fills it, migrates, makes room, and migrates again.
final class FullDiskProcess {

    private static final int TRIES = 4;
    private static final int PAGE = 4 << 10;
    private static final Pattern FULL = Pattern.compile("disk is full|no disk space|No space left");
    private static final Pattern TARGET_GONE = Pattern.compile("MongoDB");
    private static final String OUTCOME = "outcome\t";

    private final Whose whose;
    private final Path ballast;
    private final Site site;
    private final Design design;
    private final String expected;

    private FullDiskProcess(Whose whose, Path disk, Site site, Design design, String expected) {
        this.whose = whose;
        this.ballast = disk.resolve("ballast");
        this.site = site;
        this.design = design;
        this.expected = expected;
    }

    public static void main(String[] arguments) throws IOException {
        Site site = Site.read(arguments);
        String[] rest = Arrays.copyOfRange(arguments, site.arguments().size(), arguments.length);
        var whose = Whose.valueOf(rest[0]);
        var disk = Path.of(rest[1]);
        var design = Design.valueOf(rest[2]);
        long free = Long.parseLong(rest[3]);
        Outcome outcome = whose == Whose.WORKSPACE
                ? new FullDiskProcess(whose, disk, site, design, rest[4]).run(free, () -> {})
                : ofTarget(disk, site, design, rest[4], free);
        System.out.println(OUTCOME + outcome.getClass().getSimpleName() + "\t"
                + outcome.says().lines().findFirst().orElse(""));
        System.exit(0);
    }

    private static Outcome ofTarget(Path disk, Site site, Design design, String expected, long free)
            throws IOException {
        try (var mongod = SandboxMongod.start(disk.resolve("mongod"), 0.25)) {
            Site here = new Site(
                    site.sourcePort(), site.sourceDatabase(), mongod.uri(), site.targetDatabase(), site.workspace());
            return new FullDiskProcess(Whose.TARGET, disk, here, design, expected).run(free, mongod::restart);
        }
    }

    /// Reads what such a process said last.
    static Outcome outcome(String line) {
        String[] parts = line.split("\t", -1);
        if (!line.startsWith(OUTCOME) || parts.length != 3) {
            return new Outcome.Wrong("the process ended with: " + line);
        }
        return switch (parts[1]) {
            case "RodeThrough" -> new Outcome.RodeThrough();
            case "Mended" -> new Outcome.Mended(parts[2]);
            default -> new Outcome.Wrong(parts[2]);
        };
    }

    private Outcome run(long free, Runnable afterwards) throws IOException {
        fill(free);
        Outcome so = new Outcome.RodeThrough();
        for (int i = 0; i < TRIES; i++) {
            switch (Attempt.of(this::everything)) {
                case Attempt.Done done -> {
                    return so;
                }
                case Attempt.Failed(Fault fault) -> {
                    if (!isAboutTheDisk(fault)) {
                        return new Outcome.Wrong("the sentence does not name the cause: " + fault.getMessage());
                    }
                    so = new Outcome.Mended(fault.getMessage());
                    Files.deleteIfExists(ballast);
                    afterwards.run();
                }
                case Attempt.Crashed crashed -> {
                    return new Outcome.Wrong("no sentence: " + crashed.trace());
                }
                case Attempt.Hung hung -> {
                    return new Outcome.Wrong(hung.where());
                }
            }
        }
        return new Outcome.Wrong("it still fails with room on the disk: " + so.says());
    }

    /// A mongod without disk space ends itself; what is left to say is that it is gone.
    private boolean isAboutTheDisk(Fault fault) {
        return FULL.matcher(fault.getMessage()).find()
                || (whose == Whose.TARGET
                        && TARGET_GONE.matcher(fault.getMessage()).find());
    }

    private void everything() {
        try (Migration migration = site.migration()) {
            migration.prepare(design);
            if (!migration.isLoaded()) {
                migration.migrate(false);
            }
            Phase.VERIFY.command(migration, design).run();
            String found = migration.sums(design).toString();
            if (!found.equals(expected)) {
                throw new IllegalStateException(found + " instead of " + expected);
            }
        }
    }

    /// Fills the disk and gives some of it back.
    private void fill(long free) throws IOException {
        try (FileChannel file = FileChannel.open(ballast, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            writeUntilFull(file);
            file.truncate(Math.max(0, file.size() - free));
        }
    }

    private static void writeUntilFull(FileChannel file) {
        ByteBuffer page = ByteBuffer.allocateDirect(PAGE);
        int written = PAGE;
        try {
            while (written == PAGE) {
                written = file.write(page.rewind());
            }
        } catch (IOException full) {
            if (!String.valueOf(full.getMessage()).contains("No space left")) {
                throw new UncheckedIOException(full);
            }
        }
    }
}
