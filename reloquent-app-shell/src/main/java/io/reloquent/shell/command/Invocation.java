package io.reloquent.shell.command;

import io.reloquent.fault.Nearest;
import io.reloquent.fault.YoursToFix;
import io.reloquent.session.Session;
import io.reloquent.shell.log.LoggedProgress;
import io.reloquent.shell.log.Logs;
import io.reloquent.shell.terminal.Console;
import io.reloquent.shell.terminal.LiveProgress;
import io.reloquent.shell.terminal.OutputForm;
import io.reloquent.shell.terminal.Paragraph;
import io.reloquent.shell.terminal.Questions;
import io.reloquent.shell.terminal.Views;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.ParsedInput;

/// One call of a command: its options, and the ways to answer.
public final class Invocation {

    public static final List<CommandOption> COMMON = List.of(
            Verb.valued(
                    "config",
                    "FILE",
                    "the configuration; its directory is the workspace"
                            + " (else RELOQUENT_CONFIG, else ~/.reloquent/reloquent.yaml)"),
            Verb.valued("workspace", "DIRECTORY", "says the same by the workspace: its reloquent.yaml"),
            Verb.repeated(
                    "set",
                    "KEY=VALUE",
                    "says something in the configuration's place, as in source.max_connections=4; may be repeated"),
            Verb.valued("output", "FORM", "the form of the data on stdout: table, json or yaml"),
            Verb.flag("quiet", "nothing on stderr but errors"),
            Verb.flag("verbose", "with an error, where in the program it happened"),
            Verb.flag("yes", "answers every question for a yes with it"),
            Verb.flag("no-input", "asks nothing; a missing answer is an error that names its option"),
            Verb.flag("help", "this text"));

    private static final String FILE = "reloquent.yaml";
    private static final int SENTENCE_COLUMNS = 80;

    private final ParsedInput input;
    private final Console console;
    private final OutputForm output;

    Invocation(ParsedInput input, Console console) {
        this.input = input;
        this.console = console;
        this.output = value("output").map(OutputForm::parse).orElse(OutputForm.TABLE);
    }

    public Console console() {
        return console;
    }

    public Optional<String> value(String option) {
        return input.options().stream()
                .filter(given -> Objects.equals(given.longName(), option))
                .map(CommandOption::value)
                .findFirst();
    }

    /// What was given without an option's name, by its position.
    String argument(int index) {
        return input.arguments().get(index).value();
    }

    /// Every value of an option that may be given several times, in order.
    List<String> values(String option) {
        return input.options().stream()
                .filter(given -> Objects.equals(given.longName(), option))
                .map(CommandOption::value)
                .toList();
    }

    public boolean has(String option) {
        return value(option).isPresent();
    }

    /// The value of an option that is one of several names, if it was given.
    ///
    /// @throws YoursToFix if there is none of that name
    <T> Optional<T> choice(String option, List<String> names, Function<String, Optional<T>> named) {
        return choice(option, option, names, named);
    }

    /// The same where the names are not those of what the option is called.
    ///
    /// @param what one of them is called
    <T> Optional<T> choice(String option, String what, List<String> names, Function<String, Optional<T>> named) {
        return value(option).map(text -> named.apply(text).orElseThrow(() -> noSuch(what, text, names)));
    }

    /// There is none of that name.
    static YoursToFix noSuch(String what, String text, List<String> names) {
        return YoursToFix.usage(
                "There is no %s '%s'.%s".formatted(what, text, Nearest.meant(text, names)),
                "Say one of " + String.join(", ", names) + ".");
    }

    /// Which options were given, without what they were given.
    List<String> optionNames() {
        return input.options().stream().map(CommandOption::longName).distinct().toList();
    }

    public boolean isQuiet() {
        return has("quiet");
    }

    public boolean isForPeople() {
        return output == OutputForm.TABLE;
    }

    /// Whether a question may be asked.
    public boolean asks() {
        return console.asks() && !has("no-input");
    }

    /// Whether there is nobody at a terminal who could be led or asked.
    public boolean isUnattended() {
        return !console.isAttended() || !asks() || !isForPeople();
    }

    /// Where the configuration is, whether it is there or not.
    public Path configuration() {
        return namedConfiguration()
                .or(() -> console.variable("RELOQUENT_CONFIG"))
                .map(Path::of)
                .orElseGet(() -> home().resolve(".reloquent").resolve(FILE))
                .toAbsolutePath()
                .normalize();
    }

    /// The configuration as the command line names it, if it does.
    ///
    /// @throws YoursToFix if it names two
    public Optional<String> namedConfiguration() {
        if (has("config") && has("workspace")) {
            throw YoursToFix.usage(
                    "--config and --workspace exclude each other.",
                    "A configuration's directory is the workspace; say one of the two.");
        }
        return value("config")
                .or(() -> value("workspace")
                        .map(directory -> Path.of(directory).resolve(FILE).toString()));
    }

    private Path home() {
        return Path.of(console.variable("HOME").orElseGet(() -> System.getProperty("user.home")));
    }

    /// The use cases over this call's configuration.
    Session session() {
        Session session = unconfiguredSession();
        session.requireConfiguration();
        return session;
    }

    /// The same where there need be no configuration.
    Session unconfiguredSession() {
        return new Session(configuration(), console.environment(), values("set"), Clock.systemUTC());
    }

    LiveProgress progress() {
        return new LoggedProgress(LiveProgress.on(console, isQuiet()));
    }

    /// Gives the command's data: the view to programs, the text to people.
    void show(Object view, Supplier<String> text) {
        console.out()
                .println(
                        switch (output) {
                            case TABLE -> text.get();
                            case JSON -> Views.json(view);
                            case YAML -> Views.yaml(view);
                        });
        console.out().flush();
    }

    /// The same on one line, for many short steps.
    LiveProgress progressOnOneLine() {
        return new LoggedProgress(LiveProgress.onOneLine(console, isQuiet()));
    }

    /// Says something beside the data.
    void say(String sentence) {
        if (!sentence.isEmpty()) {
            Logs.logger().info(sentence);
        }
        if (!isQuiet()) {
            console.err().println(Paragraph.wrapped(sentence, SENTENCE_COLUMNS));
        }
    }

    /// Says something that must not be missed.
    void warn(String sentence) {
        Logs.logger().warn(sentence);
        String wrapped = Paragraph.wrapped("warning: " + sentence, SENTENCE_COLUMNS, "  ");
        console.err().println(console.paintErr().doubtful("warning:") + wrapped.substring("warning:".length()));
    }

    /// Names the next command, as a line to copy.
    void next(String command) {
        if (!isQuiet() && isForPeople() && !console.guided()) {
            console.err().println();
            console.err().println("Next: " + console.paintErr().strong(line(command)));
        }
    }

    /// A command as the user would type it here.
    String line(String command) {
        return console.program() + " " + command
                + value("config").map(file -> " --config " + quoted(file)).orElse("")
                + value("workspace")
                        .map(directory -> " --workspace " + quoted(directory))
                        .orElse("")
                + values("set").stream().map(set -> " --set " + quoted(set)).collect(Collectors.joining());
    }

    /// A word for a shell to read as it is.
    public static String quoted(String word) {
        return word.matches("[\\w./~+=:@%-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    Questions questions() {
        return new Questions();
    }

    /// @throws YoursToFix if the value is not a number
    static long wholeNumber(String option, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw YoursToFix.usage(
                    "--" + option + " is '" + text + "', which is not a whole number.", "Write it in digits.");
        }
    }
}
