package io.reloquent.shell.command;

import io.reloquent.session.Session;
import io.reloquent.shell.browser.Handoff;
import io.reloquent.shell.browser.WebApplication;
import io.reloquent.shell.terminal.Console;
import io.reloquent.shell.terminal.StepLines;
import java.time.Clock;
import java.util.List;

/// `reloquent demo --web`: both databases and a configuration for them, and a person who does the rest in a browser.
final class DemoInBrowser {

    private DemoInBrowser() {}

    /// Until the person has seen enough.
    ///
    /// @return the exit code
    static int lead(Invocation invocation, DemoDirectory directory, DemoServers servers, double scale) {
        try (var lines = new StepLines(invocation.console(), invocation.isQuiet())) {
            DemoCommand.start(lines, servers, scale);
        }
        Console console =
                invocation.console().in(servers.secrets(invocation.console().environment()));
        try (var session = new Session(directory.configuration(), console.environment(), Clock.systemUTC())) {
            session.configurationFile().write(servers.answers(), session.clock(), true);
        }
        invocation.say("Opening the web application.");
        try (var application = WebApplication.over(directory.configuration(), List.of(), console)) {
            var handoff = new Handoff(application, console);
            invocation.say("");
            handoff.to("/source");
            invocation.say("");
            invocation.say("Begin there with 'Read the schema'; the list at the left shows the way. To look into the"
                    + " databases beside it:");
            console.err().println("  psql '" + servers.psqlUri() + "'");
            console.err().println("  mongosh '" + servers.mongoshUri() + "'");
            invocation.say("");
            handoff.back("Press Enter to stop it all; both databases are deleted then.", () -> false);
            console.err().println("Stopping.");
        }
        return 0;
    }
}
