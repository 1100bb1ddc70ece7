package io.reloquent.shell.command;

import io.reloquent.lifecycle.Phase;
import io.reloquent.lifecycle.Status;
import io.reloquent.lifecycle.Status.State;
import io.reloquent.lifecycle.Status.StepStatus;
import io.reloquent.lifecycle.Step;
import io.reloquent.lifecycle.StepRecord;
import io.reloquent.report.Readiness;
import io.reloquent.session.Session;
import io.reloquent.shell.terminal.Figures;
import io.reloquent.shell.terminal.Paint;
import io.reloquent.shell.terminal.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// `reloquent status`: how far the migration is.
public final class StatusCommand implements Verb {

    /// What `--output json` gives.
    ///
    /// @param phase     where the migration is
    /// @param reversible whether every decision may still be changed without a rollback
    /// @param readiness what the report on the load says; not there before it
    /// @param next      the command to run next, without the program's name
    record View(
            int version,
            String workspace,
            String phase,
            boolean reversible,
            List<StepView> steps,
            Optional<ReadinessView> readiness,
            Optional<String> next) {}

    /// @param signal   READY FOR PRODUCTION or REQUIRES ATTENTION
    /// @param remedies what is still to be done
    record ReadinessView(String signal, List<String> remedies) {}

    /// @param state open, skipped, running, done, stale or trouble
    record StepView(
            String step,
            String state,
            String why,
            Optional<Instant> at,
            Optional<Duration> took,
            Optional<String> summary) {}

    @Override
    public String name() {
        return "status";
    }

    @Override
    public String summary() {
        return "show how far it is, what is stale and what comes next";
    }

    @Override
    public String explanation() {
        return "Shows every step: done, running, stale because something before it changed, in trouble, or still open. Under"
                + " it stands the command that comes next.";
    }

    @Override
    public List<String> usages() {
        return List.of("", "--output json");
    }

    @Override
    public int run(Invocation invocation) {
        Session session = invocation.unconfiguredSession();
        boolean configured = session.isConfigured();
        Status status = session.status().run();
        Optional<Readiness> readiness = session.status().readiness();
        Optional<String> next = configured ? status.next().map(Step::command) : Optional.of("init");
        var view = new View(
                1,
                String.valueOf(invocation.configuration().getParent()),
                written(status.phase()),
                status.phase().isReversible(),
                status.steps().stream().map(StatusCommand::view).toList(),
                readiness.map(r -> new ReadinessView(r.signal(), r.remedies())),
                next);
        invocation.show(view, () -> text(invocation, status));
        invocation.say("");
        invocation.say(whether(status.phase()));
        if (!configured) {
            invocation.say("There is no configuration at " + invocation.configuration() + " yet.");
        }
        if (status.isRunning()) {
            invocation.say("It goes on in another process; run 'reloquent status' again to see how it ended.");
            return 0;
        }
        next.ifPresentOrElse(invocation::next, () -> {
            invocation.say("");
            invocation.say("Everything is done. Report: " + LoadFigures.reportFile(session));
        });
        return 0;
    }

    private static String whether(Phase phase) {
        if (phase == Phase.PREPARED) {
            return "The target is set up and holds no documents yet; every decision can still be changed.";
        }
        if (phase.isReversible()) {
            return "Nothing has been written to the target yet; every decision can still be changed.";
        }
        return phase == Phase.LOADING
                ? "The target holds part of the documents; 'reloquent rollback' is the way back."
                : "The target holds the documents; 'reloquent rollback' is the way back.";
    }

    private static StepView view(StepStatus step) {
        return new StepView(
                written(step.step()),
                written(step.state()),
                step.why(),
                step.last().map(StepRecord::at),
                step.last().map(StepRecord::took),
                step.last().map(StepRecord::summary));
    }

    private static String text(Invocation invocation, Status status) {
        var rows = new Rows("Step", "State", "When", ">Took", "Result");
        for (StepStatus step : status.steps()) {
            Optional<StepRecord> last = step.last();
            rows.add(
                    written(step.step()),
                    mark(step.state()) + " " + written(step.state()),
                    last.map(done -> Figures.minute(done.at())).orElse(""),
                    last.map(done -> Figures.time(done.took())).orElse(""),
                    result(step));
        }
        return painted(
                rows.render(invocation.console().tableColumns()),
                invocation.console().paintOut());
    }

    private static String result(StepStatus step) {
        return Set.of(State.OPEN, State.SKIPPED, State.RUNNING).contains(step.state())
                ? step.step().purpose()
                : step.why().isEmpty() ? step.last().map(StepRecord::summary).orElse("") : step.why();
    }

    private static String mark(State state) {
        return switch (state) {
            case OPEN, SKIPPED -> "·";
            case RUNNING -> "▸";
            case DONE -> "✓";
            case STALE -> "~";
            case TROUBLE -> "✗";
        };
    }

    private static String painted(String table, Paint paint) {
        return table.replace("✓ done", paint.good("✓ done"))
                .replace("~ stale", paint.doubtful("~ stale"))
                .replace("✗ trouble", paint.bad("✗ trouble"))
                .replace("· open", paint.faint("· open"))
                .replace("· skipped", paint.faint("· skipped"));
    }

    private static String written(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
