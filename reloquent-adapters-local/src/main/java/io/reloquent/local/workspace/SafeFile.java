package io.reloquent.local.workspace;

import io.reloquent.fault.Fault;
import io.reloquent.fault.OursOrTheirs;
import io.reloquent.fault.YoursToFix;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/// A file that only its owner can read and that is replaced as a whole: interrupted at any moment, either the old
/// or the new contents are there. The contents before the last replacement stay beside it as `NAME.previous`.
final class SafeFile {

    /// A writer that was killed leaves its unfinished file behind; after this time nobody is writing it any more.
    private static final Duration ABANDONED = Duration.ofHours(1);

    private final Path path;
    private final Clock clock;

    SafeFile(Path path, Clock clock) {
        this.path = path.toAbsolutePath();
        this.clock = clock;
    }

    Path path() {
        return path;
    }

    Path previous() {
        return path.resolveSibling(Problems.name(path) + ".previous");
    }

    /// What it holds; nothing if it is not there.
    Optional<byte[]> read() {
        return read(path);
    }

    static Optional<byte[]> read(Path path) {
        try {
            if (Files.exists(path) && Files.size(path) > YamlFile.MOST_BYTES) {
                throw YoursToFix.usage(path + " is larger than 64 MB.", "Check that it is the right file.");
            }
            return Optional.of(Files.readAllBytes(path));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw fault(path, "read", e);
        }
    }

    /// Replaces the contents, also in a thread that was interrupted: that is when what was done so far must be kept.
    ///
    /// @param worthKeeping whether the present contents are to be kept as the previous ones
    void write(byte[] contents, Predicate<byte[]> worthKeeping) {
        boolean interrupted = Thread.interrupted();
        try {
            Path directory = directory();
            removeAbandoned(directory);
            Path fresh = written(contents, directory);
            Optional<byte[]> present = Files.exists(path) ? Optional.of(Files.readAllBytes(path)) : Optional.empty();
            if (present.filter(worthKeeping).isPresent()) {
                move(written(present.get(), directory), previous());
            }
            move(fresh, path);
            force(directory);
        } catch (IOException e) {
            throw fault(path, "written", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Path directory() throws IOException {
        Path directory = path.getParent();
        if (directory == null) {
            throw new IOException(path + " has no directory");
        }
        OwnerOnly.createDirectory(directory);
        return directory;
    }

    private Path written(byte[] contents, Path directory) throws IOException {
        Path fresh = Files.createTempFile(directory, prefix(), ".tmp", OwnerOnly.file(directory));
        try (var out = new FileOutputStream(fresh.toFile())) {
            out.write(contents);
            out.getFD().sync();
            return fresh;
        } catch (IOException e) {
            Files.deleteIfExists(fresh);
            throw e;
        }
    }

    private String prefix() {
        return Problems.name(path) + ".";
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(from);
            throw e;
        }
    }

    private void removeAbandoned(Path directory) throws IOException {
        Instant limit = clock.instant().minus(ABANDONED);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, this::isUnfinished)) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (NoSuchFileException e) {
            // another process has just removed it
        }
    }

    private boolean isUnfinished(Path file) {
        String name = Problems.name(file);
        return name.startsWith(prefix()) && name.endsWith(".tmp");
    }

    /// Makes a renaming last through a power failure. Not every system can open a directory for that.
    private static void force(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // such a system keeps its directories safe by itself
        }
    }

    /// What a file system's refusal means to the user.
    static Fault fault(Path path, String done, IOException e) {
        if (e instanceof AccessDeniedException) {
            return YoursToFix.access(
                    path + " cannot be " + done + ": permission denied.",
                    "Give yourself the permission, or choose another workspace directory.",
                    e);
        }
        String reason = reason(e);
        boolean full = reason.contains("No space left") || reason.contains("quota");
        return new OursOrTheirs(
                path + " cannot be " + done + ": " + (full ? "the disk is full." : reason + "."),
                full ? "Make room and run the command again." : "Check the disk and the path, then run it again.",
                e);
    }

    /// Why, in the words of the system; not the paths that Java puts around them.
    private static String reason(IOException e) {
        if (e instanceof FileAlreadyExistsException taken) {
            return taken.getFile() + " is in the way";
        }
        return Optional.ofNullable(e instanceof FileSystemException refusal ? refusal.getReason() : e.getMessage())
                .orElse("the file system refuses");
    }
}
