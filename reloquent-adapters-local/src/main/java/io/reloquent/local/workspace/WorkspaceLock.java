package io.reloquent.local.workspace;

import io.reloquent.fault.YoursToFix;
import io.reloquent.lifecycle.Step;
import io.reloquent.port.workspace.Workspace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A lock that the operating system holds for this process and lets go of when it ends, however it ends. What
/// stands in the file only says who holds it.
final class WorkspaceLock implements Workspace.Lock {

    private static final Pattern HOLDER =
            Pattern.compile("pid: (\\d{1,20})\nsince: ([0-9TZ:.+-]{10,40})\n(?:doing: ([A-Z]{1,20})\n)?");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /// The locks that this process holds. Opening and closing a locked file once more would let go of the lock, so a
    /// second attempt must not touch the file.
    private static final Map<Path, String> OWN = new ConcurrentHashMap<>();

    private final Path path;
    private final FileChannel channel;
    private boolean open = true;

    private WorkspaceLock(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /// One at a time with [#underway]: to close the file once more would let go of the lock.
    static WorkspaceLock take(Path file, Clock clock, Optional<Step> step) {
        synchronized (OWN) {
            return taken(file, clock, step);
        }
    }

    private static WorkspaceLock taken(Path file, Clock clock, Optional<Step> step) {
        try {
            OwnerOnly.createDirectory(directory(file));
            Path path = directory(file).toRealPath().resolve(Problems.name(file));
            String self = "pid: %d\nsince: %s\n%s"
                    .formatted(
                            ProcessHandle.current().pid(),
                            clock.instant(),
                            step.map(doing -> "doing: " + doing + "\n").orElse(""));
            String holder = OWN.putIfAbsent(path, self);
            if (holder != null) {
                throw taken(holder);
            }
            return registered(path, self);
        } catch (IOException e) {
            throw SafeFile.fault(file, "locked", e);
        }
    }

    /// What the holder does, as it says.
    static Optional<Step> underway(Path file) {
        synchronized (OWN) {
            try {
                Path path = directory(file).toRealPath().resolve(Problems.name(file));
                String holder = OWN.get(path);
                return step(holder == null ? contentsIfHeld(path) : holder);
            } catch (IOException nowhere) {
                return Optional.empty();
            }
        }
    }

    /// What a process leaves that was killed is taken away, so that it is asked about only once.
    private static String contentsIfHeld(Path path) throws IOException {
        if (Files.size(path) == 0) {
            return "";
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (tryLock(channel) == null) {
                return contents(channel);
            }
            channel.truncate(0);
            return "";
        }
    }

    private static Optional<Step> step(String holder) {
        Matcher matcher = HOLDER.matcher(holder);
        return matcher.matches()
                ? Stream.of(Step.values())
                        .filter(step -> step.name().equals(matcher.group(3)))
                        .findFirst()
                : Optional.empty();
    }

    private static Path directory(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null) {
            throw new IOException(file + " has no directory");
        }
        return directory;
    }

    private static WorkspaceLock registered(Path path, String self) throws IOException {
        boolean held = false;
        try {
            WorkspaceLock lock = opened(path, self);
            held = true;
            return lock;
        } finally {
            if (!held) {
                OWN.remove(path);
            }
        }
    }

    private static WorkspaceLock opened(Path path, String self) throws IOException {
        Set<OpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileChannel channel = FileChannel.open(path, options, OwnerOnly.file(path));
        boolean held = false;
        try {
            if (tryLock(channel) == null) {
                throw taken(contents(channel));
            }
            write(channel, self);
            held = true;
            return new WorkspaceLock(path, channel);
        } finally {
            if (!held) {
                channel.close();
            }
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String contents(FileChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(200);
        channel.read(buffer, 0);
        return new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
    }

    private static void write(FileChannel channel, String text) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
        channel.force(true);
    }

    private static YoursToFix taken(String holder) {
        Matcher matcher = HOLDER.matcher(holder);
        String who = matcher.matches() ? " (PID " + matcher.group(1) + ", since " + since(matcher.group(2)) + ")" : "";
        return YoursToFix.usage(
                "Another Reloquent instance is running" + who + ". Only one migration can run at a time.",
                "Wait until it is done, or stop it, then run the command again.");
    }

    private static String since(String instant) {
        try {
            return MINUTE.format(Instant.parse(instant));
        } catch (java.time.DateTimeException e) {
            return instant;
        }
    }

    /// Lets go of the lock. The file stays, empty: another process may have it open already and would lock a file
    /// that is no longer there.
    @Override
    public synchronized void close() {
        if (!open) {
            return;
        }
        open = false;
        boolean interrupted = Thread.interrupted();
        try (channel) {
            channel.truncate(0);
        } catch (IOException e) {
            throw SafeFile.fault(path, "unlocked", e);
        } finally {
            OWN.remove(path);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
