package io.reloquent.shell.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import io.reloquent.connection.Logging;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// The log of this process, while it is open. What the program itself says is under one name; of what libraries say
/// there are warnings and errors.
public final class Logs implements AutoCloseable {

    /// Under which the program says what it does.
    public static final String NAME = "reloquent";

    private final LoggerContext context;
    private final DailyFile file;

    private Logs(LoggerContext context, DailyFile file) {
        this.context = context;
        this.file = file;
    }

    /// What the program says goes here. Before a log is opened it goes nowhere.
    public static Logger logger() {
        return LoggerFactory.getLogger(NAME);
    }

    /// Opens the log, and removes files that have been kept for long enough.
    ///
    /// @param directory where the files are
    /// @param clock     says what day it is where the user is
    /// @throws IOException if nothing can be written there
    public static Logs open(Path directory, Logging.Level level, int retentionDays, Clock clock) throws IOException {
        var file = new DailyFile(directory, clock.getZone());
        LocalDate today = LocalDate.now(clock);
        file.open(today);
        file.removeBefore(today.minusDays(retentionDays));
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        file.setContext(context);
        file.start();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.addAppender(file);
        root.setLevel(Level.WARN);
        context.getLogger(NAME).setLevel(Level.valueOf(level.name()));
        if (!SLF4JBridgeHandler.isInstalled()) {
            SLF4JBridgeHandler.install();
        }
        return new Logs(context, file);
    }

    @Override
    public void close() {
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.OFF);
        context.getLogger(NAME).setLevel(Level.OFF);
        root.detachAppender(file);
        file.stop();
    }
}
