package io.reloquent.shell.browser;

import io.reloquent.session.browser.RunningServer;
import io.reloquent.session.browser.Tickets;
import io.reloquent.shell.terminal.Console;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// The web application over one configuration: the one that runs already, or one that runs until this is closed.
public final class WebApplication implements AutoCloseable {

    private final URI place;
    private final String token;
    private final Tickets tickets;
    private final Optional<ServeProcess> own;

    private WebApplication(URI place, String token, Tickets tickets, Optional<ServeProcess> own) {
        this.place = place;
        this.token = token;
        this.tickets = tickets;
        this.own = own;
    }

    /// Finds one, or starts one and waits until it answers.
    ///
    /// @param settings what holds in the configuration's place, each `KEY=VALUE`
    /// @throws io.reloquent.fault.Fault if there is none and none can be started
    public static WebApplication over(Path configuration, List<String> settings, Console console) {
        var tickets = new Tickets(configuration, Clock.systemUTC());
        return RunningServer.over(configuration)
                .flatMap(server -> tickets.issue()
                        .map(ticket ->
                                new WebApplication(URI.create(server.page()), ticket, tickets, Optional.empty())))
                .orElseGet(() -> started(ServeProcess.start(configuration, settings, console), tickets));
    }

    private static WebApplication started(ServeProcess process, Tickets tickets) {
        String fragment = process.address().getFragment();
        String token = fragment.substring(fragment.indexOf('=') + 1);
        return new WebApplication(process.address().resolve("/"), token, tickets, Optional.of(process));
    }

    /// The address of a page for people to see, which lets them in: once, where the server is another's.
    ///
    /// @param page such as `/design`
    String shown(String page) {
        return isOwn() ? address(page, token) : opened(page);
    }

    /// The same for the arguments of a process, which all users can read: it opens once.
    String opened(String page) {
        return address(page, tickets.issue().orElse(token));
    }

    private String address(String page, String word) {
        return place.resolve(page) + "#token=" + word;
    }

    /// Whether it ends when this is closed.
    boolean isOwn() {
        return own.isPresent();
    }

    /// Whether it is there to be talked to.
    public boolean isUp() {
        return own.map(ServeProcess::isAlive).orElse(true);
    }

    @Override
    public void close() {
        own.ifPresent(ServeProcess::close);
    }
}
