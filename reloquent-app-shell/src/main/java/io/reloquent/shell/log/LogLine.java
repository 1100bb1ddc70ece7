package io.reloquent.shell.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import io.reloquent.connection.Secret;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/// How one event stands in a file: moment, level, process and text. What has several lines is indented from the second
/// on, so that no text can look like an event of its own, and secrets are stars.
final class LogLine {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT);
    private static final Pattern BREAK = Pattern.compile("\\R");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");
    private static final long PROCESS = ProcessHandle.current().pid();

    private LogLine() {}

    static String of(ILoggingEvent event, ZoneId zone) {
        String text = event.getLoggerName().equals(Logs.NAME)
                ? event.getFormattedMessage()
                : event.getLoggerName() + ": " + event.getFormattedMessage();
        String safe = shown(Secret.masked(text + trace(event.getThrowableProxy())));
        return "%s %-5s %d %s%n"
                .formatted(MOMENT.format(event.getInstant().atZone(zone)), event.getLevel(), PROCESS, safe)
                .replace(System.lineSeparator(), "\n");
    }

    private static String trace(IThrowableProxy thrown) {
        return thrown == null ? "" : "\n" + ThrowableProxyUtil.asString(thrown).stripTrailing();
    }

    private static String shown(String text) {
        String indented = BREAK.matcher(text.strip()).replaceAll("\n    ");
        return CONTROL.matcher(indented).replaceAll("?");
    }
}
