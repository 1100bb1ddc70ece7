package io.reloquent.browser;

import io.reloquent.testkit.Pty;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Where somebody sits: a launcher, a terminal, a screen, and a browser that writes down what it is to open.
final class Desk {

    /// What the command lines of servers and of commands hold, with a place at this desk behind it.
    static final String SERVER = "-Dreloquent.desk=";

    static final String COMMAND = "-Dreloquent.program=";

    private final Path launcher;
    private final Path opened;
    private final Map<String, String> environment;

    /// @param directory for the launcher and the browser
    Desk(Path directory, Map<String, String> environment) throws IOException {
        Files.createDirectories(directory);
        this.opened = directory.resolve("opened");
        this.launcher = directory.resolve("reloquent");
        String server = marked(Programs.server(Map.of(), List.of()), SERVER + directory).stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
        script(launcher, "shift; exec " + server + " \"$@\"");
        script(directory.resolve("xdg-open"), "printf '%s\\n' \"$1\" >> '" + opened + "'");
        this.environment = new HashMap<>(environment);
        this.environment.put("PATH", directory + File.pathSeparator + System.getenv("PATH"));
        this.environment.put("DISPLAY", ":99");
    }

    private static void script(Path file, String line) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    /// One more variable.
    Desk with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /// A command in a terminal of 80 by 24.
    Pty terminal(String... words) throws IOException {
        return Pty.start(environment, 80, 24, command(words).command());
    }

    /// A command without a terminal.
    Child background(String... words) {
        return Child.start(words[0], command(words));
    }

    private ProcessBuilder command(String... words) {
        ProcessBuilder builder = Programs.command(environment, List.of(words));
        return builder.command(marked(builder, COMMAND + launcher, "-Dreloquent.columns=80"));
    }

    /// With properties of the JVM, at the front: the system shows the beginning of a long command line alone.
    private static List<String> marked(ProcessBuilder builder, String... properties) {
        List<String> line = new ArrayList<>(builder.command());
        line.addAll(1, List.of(properties));
        return line;
    }

    /// The addresses that the browser was opened on, so far.
    List<String> opened() throws IOException {
        return Files.exists(opened) ? Files.readAllLines(opened) : List.of();
    }
}
