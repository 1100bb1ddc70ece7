package io.reloquent.shell.command;

import io.reloquent.connection.Logging;
import io.reloquent.fault.Fault;
import io.reloquent.lifecycle.StepRecord;
import io.reloquent.session.Session;
import io.reloquent.shell.log.Logs;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The log of one call of a command: that it began and how it ended, and in between what it says and what was recorded.
/// There is none where there is no workspace.
public final class CommandLog implements AutoCloseable {

    private final @Nullable Session session;
    private final @Nullable Logs logs;
    private final Instant began;
    private final long beganNanos = System.nanoTime();

    private CommandLog(@Nullable Session session, @Nullable Logs logs, Instant began) {
        this.session = session;
        this.logs = logs;
        this.began = began;
    }

    /// The log of what goes on without one.
    public static CommandLog none() {
        return new CommandLog(null, null, Instant.EPOCH);
    }

    /// A log that cannot be written costs a warning, and nothing else.
    static CommandLog open(Verb verb, Invocation invocation) {
        Session session = invocation.unconfiguredSession();
        if (!verb.isLogged() || !session.isConfigured()) {
            return none();
        }
        Logging logging = session.logging();
        Logging.Level level = invocation.has("verbose") ? Logging.Level.DEBUG : logging.level();
        Path directory = logging.directory();
        try {
            Clock clock = Clock.system(ZoneId.systemDefault());
            Logs logs = Logs.open(directory, level, logging.retentionDays(), clock);
            var log = new CommandLog(session, logs, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            begin(verb, invocation);
            return log;
        } catch (IOException e) {
            invocation.warn("Nothing is logged: " + directory + " cannot be written (" + reason(e) + ").");
            return none();
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "permission denied";
            case FileAlreadyExistsException taken -> taken.getFile() + " is in the way";
            default -> String.valueOf(e.getMessage());
        };
    }

    /// Values of options are left out: whatever they hold, it is not for a log.
    private static void begin(Verb verb, Invocation invocation) {
        String options =
                invocation.optionNames().stream().map(name -> " --" + name).collect(Collectors.joining());
        Logs.logger()
                .info(
                        "{}{} by {}, Reloquent {}, Java {}, {}",
                        verb.name(),
                        options,
                        System.getProperty("user.name", "nobody known"),
                        Optional.ofNullable(CommandLog.class.getPackage().getImplementationVersion())
                                .orElse("development"),
                        System.getProperty("java.version", ""),
                        invocation.configuration());
    }

    /// @param thrown what the command ended with; where it comes from is of interest if nobody foresaw it
    public void failed(Throwable thrown) {
        if (thrown instanceof Fault fault) {
            Logs.logger().error("{} {}", fault.getMessage(), fault.next());
            Logs.logger().debug("It happened here:", thrown);
        } else {
            Logs.logger().error("{} ended it", thrown.getClass().getSimpleName(), thrown);
        }
    }

    public void ended(int exitCode) {
        Session open = session;
        if (open != null) {
            steps(open);
            Duration took = Duration.ofNanos(System.nanoTime() - beganNanos);
            Logs.logger().info("Ended with {} after {} ms", exitCode, took.toMillis());
        }
    }

    private void steps(Session open) {
        try {
            open.workspace()
                    .journal()
                    .load()
                    .ifPresent(journal -> journal.records().stream()
                            .filter(step -> !step.at().isBefore(began))
                            .forEach(CommandLog::recorded));
        } catch (Fault unreadable) {
            Logs.logger().warn("What was recorded cannot be read: {}", unreadable.getMessage());
        }
    }

    private static void recorded(StepRecord step) {
        Logs.logger()
                .info(
                        "Recorded: {} {} in {} ms, {} ({} from {})",
                        step.step(),
                        step.outcome(),
                        step.took().toMillis(),
                        step.summary(),
                        step.output(),
                        step.input());
    }

    @Override
    public void close() {
        if (logs != null) {
            logs.close();
        }
        if (session != null) {
            session.close();
        }
    }
}
