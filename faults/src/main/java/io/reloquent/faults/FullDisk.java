package io.reloquent.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A disk of its own fills up: that of the workspace, or that of the target.
///
/// The disk is a tmpfs that only the process of the trial sees, and that is gone with it.
record FullDisk(Laboratory laboratory, Whose whose) implements FaultCase {

    private static final long LIMIT_SECONDS = 180;

    /// Whose disk is full.
    enum Whose {
        WORKSPACE("disk of the workspace full", "256k", 4 << 10),
        TARGET("disk of the target full", "420m", 256 << 10);

        private final String words;
        private final String size;
        private final long step;

        Whose(String words, String size, long step) {
            this.words = words;
            this.size = size;
            this.step = step;
        }
    }

    @Override
    public String name() {
        return whose.words;
    }

    @Override
    public List<Trial> trials(Extent extent) {
        List<Trial> trials = new ArrayList<>();
        int count = extent.times(whose == Whose.WORKSPACE ? 3 : 1, 20);
        for (int i = 0; i < count; i++) {
            Design design = Design.number(i);
            long free = whose.step * (extent.full() ? 2L * i : 8L * i);
            trials.add(new Trial("%,d bytes free, %s".formatted(free, design), () -> run(design, free)));
        }
        return trials;
    }

    private Outcome run(Design design, long free) {
        Path disk = laboratory.freshDirectory();
        if (!canMount(disk)) {
            return new Outcome.NotRun("no tmpfs can be mounted here (unshare --mount)");
        }
        Site site = laboratory.site(design);
        List<String> command = new ArrayList<>(mounted(disk));
        command.addAll(MigrationProcess.java(FullDiskProcess.class));
        command.addAll((whose == Whose.WORKSPACE ? site.at(disk) : site).arguments());
        command.addAll(List.of(
                whose.name(),
                disk.toString(),
                design.name(),
                Long.toString(free),
                laboratory.expected(design).toString()));
        return FullDiskProcess.outcome(said(command));
    }

    private boolean canMount(Path disk) {
        List<String> command = new ArrayList<>(mounted(disk));
        command.addAll(List.of("echo", "mounted"));
        return said(command).equals("mounted");
    }

    /// What comes before a command that is to see the disk.
    private List<String> mounted(Path disk) {
        String script = "mount -t tmpfs -o size=%s tmpfs \"$0\" && exec \"$@\"".formatted(whose.size);
        List<String> command = new ArrayList<>(List.of("unshare", "--mount"));
        if (!"root".equals(System.getProperty("user.name"))) {
            command.add("--map-root-user");
        }
        command.addAll(List.of("sh", "-c", script, disk.toString()));
        return command;
    }

    /// The last line that a command says; why it says nothing, if so.
    private static String said(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String last = process.inputReader().lines().reduce("", (before, line) -> line);
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return last;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
