package io.reloquent.shell.command;

import io.reloquent.fault.OursOrTheirs;
import io.reloquent.fault.YoursToFix;
import io.reloquent.local.workspace.WorkspaceDirectory;
import io.reloquent.port.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.springframework.util.FileSystemUtils;

/// The directory of the demo: emptied before it begins, and without its servers' data when it ends. The report stays.
final class DemoDirectory implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final String MARK = "written-by-reloquent-demo";

    private final Path path;
    private final Workspace.Lock lock;

    private DemoDirectory(Path path, Workspace.Lock lock) {
        this.path = path;
        this.lock = lock;
    }

    /// @throws YoursToFix if another demo is running, or the directory holds something that no demo wrote
    static DemoDirectory claim(Path path, Clock clock) {
        try {
            if (Files.exists(path) && !Files.exists(path.resolve(MARK)) && !isEmpty(path)) {
                throw YoursToFix.usage(
                        path + " holds files that no demo wrote, and a demo empties its directory.",
                        "Move them away, or name another place with --config.");
            }
            Files.createDirectories(path);
            Workspace.Lock lock = lock(path, clock);
            var directory = new DemoDirectory(path, lock);
            Files.writeString(path.resolve(MARK), "The next 'reloquent demo' replaces everything in this directory.\n");
            directory.clear();
            return directory;
        } catch (IOException e) {
            throw cannot(path, e);
        }
    }

    private static Workspace.Lock lock(Path path, Clock clock) {
        try {
            return new WorkspaceDirectory(path.resolve("lock"), clock).lock();
        } catch (YoursToFix taken) {
            throw YoursToFix.usage(
                    "A demo is running already in " + path + ". " + taken.getMessage(),
                    "Stop it with Ctrl-C where it runs, or wait until it is done.");
        }
    }

    private void clear() throws IOException {
        List<String> kept = List.of("lock", MARK);
        try (var entries = Files.list(path)) {
            for (Path entry : entries.toList()) {
                if (!kept.contains(String.valueOf(entry.getFileName()))) {
                    FileSystemUtils.deleteRecursively(entry);
                }
            }
        }
    }

    Path configuration() {
        return path.resolve("reloquent.yaml");
    }

    Path servers() {
        return path.resolve("servers");
    }

    @Override
    public void close() {
        try {
            deleteServers();
        } catch (IOException e) {
            throw cannot(servers(), e);
        } finally {
            lock.close();
        }
    }

    /// After Ctrl-C the servers delete their own directories at the same moment, which makes single attempts fail.
    private void deleteServers() throws IOException {
        // A thread that is marked as interrupted does not wait.
        boolean interrupted = Thread.interrupted();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (Files.exists(servers())) {
            try {
                FileSystemUtils.deleteRecursively(servers());
            } catch (IOException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (var entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }

    private static OursOrTheirs cannot(Path path, IOException e) {
        return new OursOrTheirs(
                "The demo's directory %s cannot be used: %s.".formatted(path, e.getMessage()),
                "Make it writable, or name another place with --config.",
                e);
    }
}
