package io.reloquent.shell.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/// Whether a file has been written since.
public final class FileChange {

    private final Path file;
    private final String before;

    private FileChange(Path file, String before) {
        this.file = file;
        this.before = before;
    }

    /// From now on.
    public static FileChange from(Path file) {
        return new FileChange(file, stamp(file));
    }

    public boolean isMade() {
        String now = stamp(file);
        return !now.isEmpty() && !now.equals(before);
    }

    /// Files are replaced as a whole, so a new one has a key of its own even within one tick of the clock.
    private static String stamp(Path file) {
        try {
            var seen = Files.readAttributes(file, BasicFileAttributes.class);
            return seen.lastModifiedTime() + " " + seen.size() + " " + seen.fileKey();
        } catch (NoSuchFileException none) {
            return "";
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
