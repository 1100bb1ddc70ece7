package io.reloquent.connection;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What is kept of what the program does, where and for how long.
///
/// @param level         the least that is worth a line
/// @param directory     where the files are; a relative one starts at the configuration's directory
/// @param retentionDays after how many days a file is removed, 1 to 3,650
public record Logging(Level level, Path directory, int retentionDays) {

    public static final int MOST_DAYS = 3_650;

    /// Where a configuration says nothing.
    public static final Logging STANDARD = new Logging(Level.INFO, Path.of("logs"), 30);

    /// How much a line in a log matters, the least first.
    public enum Level {
        DEBUG,
        INFO,
        WARN,
        ERROR;

        /// The name that users write: `debug`, `info`, `warn`, `error`.
        public String written() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The one of that name, if there is one.
        public static Optional<Level> named(String text) {
            return Stream.of(values())
                    .filter(level -> level.written().equals(text))
                    .findFirst();
        }
    }

    public Logging {
        if (retentionDays < 1 || retentionDays > MOST_DAYS) {
            throw new IllegalArgumentException("logs are kept for 1 to 3,650 days, not " + retentionDays);
        }
    }
}
