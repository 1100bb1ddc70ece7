package io.reloquent.shell.command;

import io.reloquent.fault.Fault;
import io.reloquent.report.CollectionResult;
import io.reloquent.report.MigrationReport;
import io.reloquent.run.Chunk;
import io.reloquent.shell.terminal.Figures;
import io.reloquent.shell.terminal.LiveProgress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.springframework.shell.core.command.CommandOption;

/// `reloquent migrate`: carries out the plan.
public final class MigrateCommand implements Verb {

    /// What `--output json` gives.
    record View(
            int version,
            String run,
            String plan,
            List<CollectionResult> collections,
            long documents,
            long rows,
            long bytes,
            Duration took,
            long rowsPerSecond,
            String report) {}

    @Override
    public String name() {
        return "migrate";
    }

    @Override
    public String summary() {
        return "load the documents";
    }

    @Override
    public String explanation() {
        return "Carries out the plan on this machine: every reader sees the source at one moment, every document is"
                + " written once. Interrupted, it can be run again: it starts over under a new moment, or goes on where"
                + " it was with --resume.";
    }

    @Override
    public List<String> usages() {
        return List.of("", "--resume");
    }

    @Override
    public List<CommandOption> options() {
        return List.of(Verb.flag(
                "resume",
                "keeps what an interrupted run loaded; right only if nothing was written to the" + " source since"));
    }

    @Override
    public int run(Invocation invocation) {
        try (Session session = invocation.session()) {
            MigrationReport report = load(invocation, session);
            String file = LoadFigures.reportFile(session);
            invocation.show(
                    view(report, session),
                    () -> LoadFigures.table(report).render(invocation.console().tableColumns()));
            invocation.say("");
            invocation.say(LoadFigures.sentence(report));
            invocation.say("Report: " + file);
            invocation.next("validate");
            return 0;
        }
    }

    private static MigrationReport load(Invocation invocation, Session session) {
        try (LiveProgress progress = invocation.progress()) {
            return session.migrate().run(invocation.has("resume"), progress);
        } catch (CancellationException interrupted) {
            throw new CancellationException("Interrupted: " + safe(session)
                    + "\nRun 'reloquent migrate' to start over under a new snapshot, or 'reloquent migrate --resume'\n"
                    + "to go on where it was, if nothing has been written to the source since.");
        }
    }

    private static String safe(Session session) {
        // The driver refuses to work for a thread that is still marked as interrupted.
        Thread.interrupted();
        try {
            List<Chunk> chunks = session.ledger()
                    .latest()
                    .map(run -> session.ledger().chunks(run.id()))
                    .orElse(List.of());
            return "%s with %s are safe in the target."
                    .formatted(
                            Figures.count(chunks.size(), "chunk", "chunks"),
                            Figures.count(
                                    chunks.stream().mapToLong(Chunk::documents).sum(), "document", "documents"));
        } catch (Fault | IllegalStateException unreachable) {
            return "the target could not be asked what it holds.";
        }
    }

    private static View view(MigrationReport report, Session session) {
        return new View(
                1,
                report.run(),
                report.plan(),
                report.collections(),
                report.documents(),
                report.rows(),
                report.bytes(),
                report.took(),
                report.rowsPerSecond(),
                session.workspace().report().place());
    }
}
