package io.reloquent.browser;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The two programs as processes: the server and the commands.
///
/// Each gets the class path of this JVM without what only the other has, for they log in ways that exclude each other.
final class Programs {

    private static final List<String> OF_COMMANDS = List.of("reloquent-app-shell", "spring-shell", "logback");
    private static final List<String> OF_SERVER = List.of("reloquent-app-web", "slf4j-nop");

    private Programs() {}

    static ProcessBuilder server(Map<String, String> environment, List<String> words) {
        return program("io.reloquent.web.ReloquentWeb", OF_COMMANDS, environment, words);
    }

    static ProcessBuilder command(Map<String, String> environment, List<String> words) {
        return program("io.reloquent.shell.ReloquentShell", OF_SERVER, environment, words);
    }

    /// Commands one after the other.
    static ProcessBuilder row(Map<String, String> environment, List<String> words) {
        return program(Commands.class.getName(), OF_SERVER, environment, words);
    }

    private static ProcessBuilder program(
            String main, List<String> without, Map<String, String> environment, List<String> words) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                classPath(without),
                main));
        line.addAll(words);
        var builder = new ProcessBuilder(line);
        Map<String, String> variables = builder.environment();
        variables.keySet().removeIf(name -> name.startsWith("RELOQUENT_"));
        variables.putAll(environment);
        return builder;
    }

    private static String classPath(List<String> without) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> without.stream().noneMatch(entry::contains))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
