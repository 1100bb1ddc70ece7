package io.reloquent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.shell.ReloquentShell;
import io.reloquent.shell.terminal.Console;
import io.reloquent.testkit.Servers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Somebody at a terminal who works on the same workspace.
record Commands(Path workspace) {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    /// The secrets that commands and servers take from their surroundings.
    static Map<String, String> secrets() {
        return Map.of("RELOQUENT_SOURCE_PASSWORD", "none is asked for", "RELOQUENT_TARGET_URI", Databases.target());
    }

    /// From nothing to a plan.
    ///
    /// @param port where the source is reached
    void plan(int port, String source, String target) {
        row(List.of(
                ("init --no-input --source-host 127.0.0.1 --source-port %d --source-database %s --source-username %s"
                                + " --target-database %s")
                        .formatted(port, source, Servers.postgres().user(), target),
                "discover --direct",
                "select --all",
                "design --suggest",
                "plan"));
    }

    /// Carries out one command by the program itself.
    void run(String command) {
        ends(command, Programs.command(secrets(), words(command, workspace)));
    }

    /// Carries out commands in one process, for it takes long to start one.
    private void row(List<String> commands) {
        List<String> words = new ArrayList<>(List.of(workspace.toString()));
        words.addAll(commands);
        ends("commands", Programs.row(secrets(), words));
    }

    private static void ends(String name, ProcessBuilder builder) {
        try (Child child = Child.start(name, builder)) {
            assertThat(child.end(LIMIT)).as(() -> name + "\n" + child.said()).isZero();
        }
    }

    private static List<String> words(String command, Path workspace) {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.addAll(List.of("--config", workspace.resolve("reloquent.yaml").toString()));
        return words;
    }

    /// A workspace, then commands.
    public static void main(String[] arguments) {
        for (String command : List.of(arguments).subList(1, arguments.length)) {
            String[] words = words(command, Path.of(arguments[0])).toArray(String[]::new);
            int exit = ReloquentShell.run(Console.ofThisProcess(), words);
            if (exit != 0) {
                System.exit(exit);
            }
        }
    }
}
