package io.reloquent.shell.log;

import io.reloquent.connection.Logging.Level;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/// A process that logs long lines of one letter.
final class LogWriter {

    static final int LINES = 200;
    static final int LENGTH = 20_000;

    private LogWriter() {}

    public static void main(String[] arguments) throws IOException {
        try (var logs = Logs.open(Path.of(arguments[0]), Level.INFO, 30, Clock.systemUTC())) {
            for (int i = 0; i < LINES; i++) {
                Logs.logger().info(arguments[1].repeat(LENGTH));
            }
        }
    }
}
