package io.reloquent.shell.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.reloquent.local.workspace.OwnerOnly;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `reloquent-2026-11-22.log` and its like in one directory, for their owner's eyes only. Each event is one write at
/// the end of the file, so that several processes may log into it.
final class DailyFile extends AppenderBase<ILoggingEvent> {

    private static final Pattern NAME = Pattern.compile("reloquent-(\\d{4}-\\d\\d-\\d\\d)\\.log");

    private final Path directory;
    private final ZoneId zone;
    private LocalDate day = LocalDate.MIN;
    private @Nullable OutputStream out;

    DailyFile(Path directory, ZoneId zone) {
        this.directory = directory;
        this.zone = zone;
    }

    /// Makes the directory and the file of a day.
    ///
    /// @throws IOException if they cannot be made or written
    void open(LocalDate date) throws IOException {
        OwnerOnly.createDirectory(directory);
        Path file = directory.resolve("reloquent-" + date + ".log");
        try {
            OwnerOnly.createFile(file);
        } catch (FileAlreadyExistsException e) {
            // another call of today made it
        }
        OutputStream before = out;
        out = new FileOutputStream(file.toFile(), true);
        day = date;
        if (before != null) {
            before.close();
        }
    }

    /// Removes the files of days before this one. One that cannot be removed stays.
    void removeBefore(LocalDate oldest) {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                if (day(file).filter(date -> date.isBefore(oldest)).isPresent()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            addError("old logs cannot be removed", e);
        }
    }

    private static Optional<LocalDate> day(Path file) {
        Matcher matcher = NAME.matcher(String.valueOf(file.getFileName()));
        try {
            return matcher.matches() ? Optional.of(LocalDate.parse(matcher.group(1))) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /// What cannot be written is lost: a command does not fail for its log.
    @Override
    protected void append(ILoggingEvent event) {
        try {
            LocalDate date = event.getInstant().atZone(zone).toLocalDate();
            if (!date.equals(day)) {
                open(date);
            }
            if (out != null) {
                out.write(LogLine.of(event, zone).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            addError("an event cannot be logged", e);
        }
    }

    @Override
    public void stop() {
        super.stop();
        try (OutputStream closing = out) {
            out = null;
        } catch (IOException e) {
            addError("the log cannot be closed", e);
        }
    }
}
