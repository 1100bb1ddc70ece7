package io.reloquent.shell;

import io.reloquent.testkit.Pty;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Starts the program in a real terminal.
final class Terminal {

    private Terminal() {}

    static Pty start(Map<String, String> environment, int columns, int lines, String... words) throws IOException {
        List<String> program = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dreloquent.columns=" + columns,
                "-cp",
                System.getProperty("java.class.path"),
                ReloquentShell.class.getName());
        return Pty.start(
                environment,
                columns,
                lines,
                Stream.concat(program.stream(), Stream.of(words)).toList());
    }
}
