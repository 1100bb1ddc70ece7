package io.reloquent.shell.command;

import io.reloquent.fault.Fault;
import io.reloquent.session.Session;
import io.reloquent.shell.terminal.Questions;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// Offers to try out the connections of a new configuration. One that fails is told of, and stops nothing.
final class ConnectionTrials {

    private final Invocation invocation;

    ConnectionTrials(Invocation invocation) {
        this.invocation = invocation;
    }

    void offer(Questions questions) {
        invocation.say("");
        offer(questions, "source", InitCommand.PASSWORD, Session::describeSource);
        offer(
                questions,
                "target",
                InitCommand.TARGET,
                session -> TargetViews.sentence(session.target().inspector().inspect()));
    }

    private void offer(Questions questions, String side, String variable, Function<Session, String> describe) {
        if (invocation.console().variable(variable).isEmpty()) {
            invocation.say("The %s can be tried out once %s is set: %s"
                    .formatted(side, variable, invocation.line("config validate --connect")));
        } else if (questions.confirm("Try out the connection to the " + side)) {
            invocation.say(outcome(side, describe));
        }
    }

    private String outcome(String side, Function<Session, String> describe) {
        try (var session = new Session(invocation.configuration(), environment(), Clock.systemUTC())) {
            return "  The %s answers: %s".formatted(side, describe.apply(session));
        } catch (Fault fault) {
            return "  The %s cannot be opened yet: %s %s".formatted(side, fault.getMessage(), fault.next());
        }
    }

    /// One side is tried out whether the other's secret is known or not.
    private Map<String, String> environment() {
        Map<String, String> all = new HashMap<>(invocation.console().environment());
        all.putIfAbsent(InitCommand.PASSWORD, "");
        all.putIfAbsent(InitCommand.TARGET, "mongodb://localhost");
        return all;
    }
}
