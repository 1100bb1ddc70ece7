package io.reloquent.shell.command;

import io.reloquent.lifecycle.HistoryEntry;
import io.reloquent.lifecycle.StepRecord.Outcome;
import io.reloquent.session.Session;
import io.reloquent.shell.terminal.Figures;
import io.reloquent.shell.terminal.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// `reloquent history`: everything that was done with the target.
public final class HistoryCommand implements Verb {

    /// What `--output json` gives.
    record View(int version, List<EntryView> entries) {}

    /// @param outcome done or trouble
    record EntryView(
            Instant at,
            Duration took,
            String who,
            String command,
            String plan,
            String run,
            String outcome,
            String summary) {}

    @Override
    public String name() {
        return "history";
    }

    @Override
    public String summary() {
        return "list what was done with the target: who, when, by which plan, with which outcome";
    }

    @Override
    public String explanation() {
        return "Lists every migrate, validate, indexes and rollback that was run from this workspace, the oldest first."
                + " A rollback does not take its run out of it.";
    }

    @Override
    public List<String> usages() {
        return List.of("", "--output json");
    }

    @Override
    public int run(Invocation invocation) {
        Session session = invocation.unconfiguredSession();
        List<HistoryEntry> entries = session.history().run();
        invocation.show(
                new View(1, entries.stream().map(HistoryCommand::view).toList()), () -> text(invocation, entries));
        if (entries.isEmpty()) {
            invocation.say("Nothing has been done with a target from this workspace yet.");
        }
        return 0;
    }

    private static EntryView view(HistoryEntry entry) {
        return new EntryView(
                entry.at(),
                entry.took(),
                entry.who(),
                entry.command(),
                entry.plan(),
                entry.run(),
                written(entry.outcome()),
                entry.summary());
    }

    private static String text(Invocation invocation, List<HistoryEntry> entries) {
        var rows = new Rows("When", "Who", "Command", "Run", ">Took", "Outcome", "Result");
        for (HistoryEntry entry : entries) {
            rows.add(
                    Figures.minute(entry.at()),
                    entry.who(),
                    entry.command(),
                    entry.run(),
                    Figures.time(entry.took()),
                    written(entry.outcome()),
                    entry.summary());
        }
        return entries.isEmpty() ? "" : rows.render(invocation.console().tableColumns());
    }

    private static String written(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
