package io.reloquent.shell.wizard;

import io.reloquent.fault.Fault;
import io.reloquent.lifecycle.Status;
import io.reloquent.lifecycle.Status.State;
import io.reloquent.lifecycle.Status.StepStatus;
import io.reloquent.lifecycle.Step;
import io.reloquent.session.Session;
import io.reloquent.shell.browser.Handoff;
import io.reloquent.shell.browser.WebApplication;
import io.reloquent.shell.command.Invocation;
import io.reloquent.shell.screen.Answer;
import io.reloquent.shell.screen.Choice;
import io.reloquent.shell.screen.Screen;
import io.reloquent.shell.terminal.Console;
import io.reloquent.shell.terminal.Paragraph;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a step needs: somebody to ask, commands to run, and the use cases for what is only shown.
final class Guide implements AutoCloseable {

    private static final int INTERRUPTED = 130;
    private static final int WIDEST = 80;

    private final Screen screen;
    private final Commands commands;
    private final Path configuration;
    private final Optional<String> named;
    private Console console;
    private @Nullable WebApplication application;

    /// @param named the configuration as the user named it; absent where it is the usual one
    Guide(Screen screen, Commands commands, Console console, Path configuration, Optional<String> named) {
        this.screen = screen;
        this.commands = commands;
        this.console = console.led();
        this.configuration = configuration;
        this.named = named;
    }

    Screen screen() {
        return screen;
    }

    Console console() {
        return console;
    }

    Path configuration() {
        return configuration;
    }

    /// A command as the user would type it.
    String line(String command) {
        return console.program() + " " + command
                + named.map(file -> " --config " + Invocation.quoted(file)).orElse("");
    }

    /// Keeps a secret for the commands of this process.
    void remember(String variable, String secret) {
        console = console.with(variable, secret);
    }

    /// Asks the use cases; the session is closed afterwards.
    <T> T using(Function<Session, T> use) {
        try (var session = new Session(configuration, console.environment(), Clock.systemUTC())) {
            return use.apply(session);
        }
    }

    Status status() {
        return using(session -> session.status().run());
    }

    boolean isDone(Step step) {
        return status().state(step) == State.DONE;
    }

    /// What came out when a step was last done, in a few words.
    String summary(Step step) {
        return status().steps().stream()
                .filter(one -> one.step() == step)
                .map(StepStatus::last)
                .flatMap(Optional::stream)
                .map(last -> last.summary())
                .findFirst()
                .orElse("");
    }

    /// Runs a command as if it had been typed.
    ///
    /// @return the exit code
    /// @throws Away if it was interrupted
    int run(String... words) {
        show(words);
        return ended(commands.run(console, complete(List.of(words))));
    }

    /// The same without its data, where they have been seen or are about to be.
    int runBriefly(String... words) {
        show(words);
        var nowhere = new PrintWriter(Writer.nullWriter());
        return ended(commands.run(console.writingTo(nowhere), complete(List.of(words))));
    }

    /// What a command says and gives, for a person to read.
    String output(String... words) {
        var text = new StringWriter();
        ended(commands.run(console.talkingTo(new PrintWriter(text, true)), complete(List.of(words))));
        return text.toString();
    }

    private void show(String... words) {
        String line = line(String.join(" ", words));
        console.err().println(console.paintErr().faint("$ " + Paragraph.wrapped(line, columns() - 2, "    ")));
    }

    private static int ended(int exitCode) {
        if (exitCode == INTERRUPTED) {
            throw new Away(new Turn.Leave(INTERRUPTED));
        }
        return exitCode;
    }

    private List<String> complete(List<String> words) {
        List<String> complete = new ArrayList<>(words);
        complete.addAll(List.of("--config", configuration.toString()));
        return complete;
    }

    /// Does something, or says why it cannot be done.
    <T> Optional<T> attempt(Supplier<T> work) {
        try {
            return Optional.of(work.get());
        } catch (Fault fault) {
            say(console.paintErr().bad("error:") + " " + fault.getMessage());
            say(fault.next());
            return Optional.empty();
        }
    }

    void say(String sentence) {
        sentence.lines().forEach(line -> console.err().println(Paragraph.wrapped(line, columns())));
        if (sentence.isEmpty()) {
            console.err().println();
        }
    }

    /// Leaves the rest to the browser, until the person presses Enter or something has happened there. The web
    /// application stays until the wizard ends, so that nobody loses a page.
    ///
    /// @throws Away if the person goes back or leaves meanwhile
    void inBrowser(String page, String prompt, BooleanSupplier happened) {
        if (application == null || !application.isUp()) {
            say("Opening the web application.");
            application = WebApplication.over(configuration, List.of(), console);
        }
        var handoff = new Handoff(application, console);
        handoff.to(page);
        given(handoff.back(prompt, happened));
    }

    @Override
    public void close() {
        if (application != null) {
            application.close();
        }
    }

    void show(String text) {
        console.err().println(text);
    }

    /// How wide sentences and boxes are.
    int columns() {
        int columns = console.columns() > 0 ? console.columns() : WIDEST;
        return Math.min(WIDEST, columns) - 1;
    }

    <T> T choose(String question, List<Choice<T>> choices) {
        return given(screen.choose(question, choices));
    }

    /// Whether what is done already is kept.
    ///
    /// @param what      a sentence
    /// @param otherwise what else can be done
    boolean keeps(String what, String otherwise) {
        return choose(what, List.of(new Choice<>(true, "Keep it"), new Choice<>(false, otherwise)));
    }

    String ask(String question, String otherwise) {
        return given(screen.ask(question, otherwise));
    }

    /// @throws Away if there is no answer
    static <T> T given(Answer<T> answer) {
        return switch (answer) {
            case Answer.Given<T> given -> given.value();
            case Answer.Back<T> back -> throw new Away(Turn.BACK);
            case Answer.Leave<T> leave -> throw new Away(new Turn.Leave(INTERRUPTED));
        };
    }
}
