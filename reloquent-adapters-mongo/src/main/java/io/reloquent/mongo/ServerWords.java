package io.reloquent.mongo;

import java.util.regex.Pattern;

/// What a server said, cut down to what a user can use.
final class ServerWords {

    private static final int MOST = 400;
    private static final Pattern CONNECTION_STRING = Pattern.compile("mongodb(\\+srv)?://\\S*");

    /// The server repeats the whole command, documents included.
    private static final Pattern COMMAND = Pattern.compile("to execute command \\{ ?(\\w+).*", Pattern.DOTALL);

    private ServerWords() {}

    /// The first line, without its full stop.
    static String first(String message) {
        String line = CONNECTION_STRING
                .matcher(message)
                .replaceAll("mongodb://****")
                .lines()
                .findFirst()
                .orElse("")
                .strip();
        if (line.isEmpty()) {
            return "no reason was given";
        }
        return cut(line.endsWith(".") ? line.substring(0, line.length() - 1) : line);
    }

    /// A missing privilege, with the name of the command instead of all of it.
    static String refusal(String message) {
        return COMMAND.matcher(message).replaceFirst("to execute the command $1");
    }

    static String cut(String text) {
        return text.length() <= MOST ? text : text.substring(0, MOST) + "...";
    }
}
