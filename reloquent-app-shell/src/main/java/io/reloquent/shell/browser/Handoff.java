package io.reloquent.shell.browser;

import io.reloquent.session.browser.Browser;
import io.reloquent.shell.screen.Answer;
import io.reloquent.shell.screen.Screen;
import io.reloquent.shell.terminal.Console;
import java.io.PrintWriter;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Shows a person the way into the browser, and waits at the terminal for the way back.
public final class Handoff {

    private static final long LOOK_NANOSECONDS = 200_000_000;

    private final WebApplication application;
    private final Console console;

    public Handoff(WebApplication application, Console console) {
        this.application = application;
        this.console = console;
    }

    /// Opens a page, and says where it is: on a machine without a screen the address is all there is.
    ///
    /// @param page such as `/design`
    public void to(String page) {
        PrintWriter err = console.err();
        var browser = new Browser(console.environment());
        boolean isOpened = browser.open(application.opened(page));
        String address = application.shown(page);
        err.println(
                isOpened
                        ? "A browser opens. If it does not, this is the address; whoever has it can do"
                        : "Open this address in a browser; whoever has it can do");
        err.println("what you can do here" + (application.isOwn() ? ":" : ", once:"));
        err.println(address);
        browser.wayBySsh(address).forEach(err::println);
    }

    /// Waits for Enter, or until something has happened in the browser, or until the web application has ended.
    ///
    /// @return whether that is why it goes on; where no key can be pressed, an interruption leaves
    public Answer<Boolean> back(String prompt, BooleanSupplier happened) {
        BooleanSupplier ended = () -> happened.getAsBoolean() || !application.isUp();
        Answer<Boolean> answer = console.asks() ? Screen.on(console).await(prompt, ended) : interrupted(ended);
        if (!application.isUp()) {
            console.err().println("The web application has ended.");
            return new Answer.Given<>(false);
        }
        return answer;
    }

    private Answer<Boolean> interrupted(BooleanSupplier ended) {
        console.err().println("Ctrl-C ends it.");
        while (!Thread.currentThread().isInterrupted()) {
            if (ended.getAsBoolean()) {
                return new Answer.Given<>(true);
            }
            LockSupport.parkNanos(LOOK_NANOSECONDS);
        }
        return new Answer.Leave<>();
    }
}
