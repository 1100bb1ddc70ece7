package io.reloquent.web;

import io.reloquent.session.browser.Browser;
import io.reloquent.session.browser.RunningServer;
import io.reloquent.session.browser.Tickets;
import io.reloquent.web.security.LaunchToken;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Where a server is: said to people, and to other programs of this user.
final class Announcement {

    private final ServeOptions options;
    private final Surroundings surroundings;
    private final LaunchToken token;
    private final Tickets tickets;
    private final RunningServer mark;

    Announcement(ServeOptions options, Surroundings surroundings, LaunchToken token, Tickets tickets) {
        this.options = options;
        this.surroundings = surroundings;
        this.token = token;
        this.tickets = tickets;
        this.mark = RunningServer.ofThisProcess(
                options.configuration(), options.address().page());
    }

    /// The address on stdout, what goes with it on stderr. Where another program has started the server, the rest is
    /// left to that.
    void make() {
        publish();
        boolean isForPeople = parent().isEmpty();
        if (isForPeople) {
            say("Reloquent is at the address below. Whoever has it can do what you can do here.");
        }
        surroundings.out().println(page());
        surroundings.out().flush();
        if (isForPeople) {
            open(new Browser(surroundings.environment()));
            say("Ctrl-C ends it.");
        }
    }

    /// The address that lets a browser in.
    String page() {
        return letting(token.value());
    }

    private String letting(String word) {
        return options.address().page() + "#token=" + word;
    }

    private void open(Browser browser) {
        if (options.address().isLoopback()) {
            browser.wayBySsh(options.address().page()).forEach(this::say);
        }
        // What stands among the arguments of a process can be read by all users, so it opens once.
        if (options.opens() && !browser.open(letting(tickets.issue().orElse(token.value())))) {
            say("No browser can be opened here; open the address in one.");
        }
    }

    private void say(String sentence) {
        if (!options.isQuiet()) {
            surroundings.err().println(sentence);
        }
    }

    private void publish() {
        try {
            mark.publish();
        } catch (IOException notWritable) {
            // Other programs start a server of their own then.
        }
    }

    /// To other programs the server is no longer there.
    void withdraw() {
        try {
            mark.withdraw();
        } catch (IOException notWritable) {
            // They see that the process is gone.
        }
    }

    private Optional<Long> parent() {
        return Optional.ofNullable(surroundings.environment().get(RunningServer.PARENT))
                .map(Long::valueOf);
    }

    /// Ends the process with the one that has started it, however that ends.
    void stopWithParent() {
        parent().ifPresent(pid -> ProcessHandle.of(pid).ifPresentOrElse(Announcement::stopAfter, () -> System.exit(0)));
    }

    private static void stopAfter(ProcessHandle parent) {
        CompletableFuture<Void> unused = parent.onExit().thenRun(() -> System.exit(0));
    }
}
