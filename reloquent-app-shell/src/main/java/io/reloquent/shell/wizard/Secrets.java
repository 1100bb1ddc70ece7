package io.reloquent.shell.wizard;

import io.reloquent.shell.command.InitCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The secrets that the configuration names and the environment does not have: asked for once, and kept by this
/// process alone.
final class Secrets {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{ENV:([A-Za-z_][A-Za-z0-9_]*)\\}");

    private static final Pattern COMMENT = Pattern.compile("(^|\\s)#.*$");

    private Secrets() {}

    /// Asks for all that are missing.
    static void complete(Guide guide) {
        missing(guide).forEach(variable -> ask(guide, variable));
    }

    /// Asks for one, unless it is there.
    static void require(Guide guide, String variable) {
        if (!guide.console().environment().containsKey(variable)) {
            ask(guide, variable);
        }
    }

    /// Asks for one, whether it is there or not.
    static void ask(Guide guide, String variable) {
        String secret = Guide.given(guide.screen().askHidden(question(variable)));
        guide.remember(variable, secret);
        guide.say("Kept by this process alone, in no file. For commands of your own, or the next time:");
        guide.show("  export " + variable + "='" + example(variable) + "'");
    }

    private static String question(String variable) {
        return switch (variable) {
            case InitCommand.PASSWORD -> "Password of the source's user";
            case InitCommand.TARGET -> "Connection string, mongodb://user:password@host:27017";
            default -> "Value of " + variable;
        };
    }

    private static String example(String variable) {
        return variable.equals(InitCommand.TARGET) ? "mongodb://user:password@host:27017" : "…";
    }

    private static List<String> missing(Guide guide) {
        try {
            return Files.readAllLines(guide.configuration()).stream()
                    .map(line -> COMMENT.matcher(line).replaceFirst(""))
                    .flatMap(line -> REFERENCE.matcher(line).results())
                    .map((MatchResult found) -> found.group(1))
                    .distinct()
                    .filter(name -> !guide.console().environment().containsKey(name))
                    .toList();
        } catch (IOException unreadable) {
            // The command that reads it says so.
            return List.of();
        }
    }
}
