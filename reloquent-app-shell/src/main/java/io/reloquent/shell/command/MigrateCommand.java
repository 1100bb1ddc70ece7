package io.reloquent.shell.command;

import io.reloquent.connection.Platform;
import io.reloquent.core.Migrate;
import io.reloquent.fault.YoursToFix;
import io.reloquent.lifecycle.Phase;
import io.reloquent.plan.SparkMethod;
import io.reloquent.report.CollectionResult;
import io.reloquent.report.MigrationReport;
import io.reloquent.run.DeadLetter;
import io.reloquent.run.OnFailure;
import io.reloquent.run.PartialFailure;
import io.reloquent.run.Unmakable;
import io.reloquent.session.Session;
import io.reloquent.shell.screen.Answer;
import io.reloquent.shell.screen.Choice;
import io.reloquent.shell.screen.Screen;
import io.reloquent.shell.terminal.Figures;
import io.reloquent.shell.terminal.LiveProgress;
import io.reloquent.verification.Verification;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
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
            List<DeadLetter> setAside,
            String report) {}

    private static final int SHOWN = 10;
    private static final int ATTEMPTS = 3;

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
        return "Carries out the plan: every reader sees the source at one moment, every document is"
                + " written once. Interrupted, it can be run again: it starts over under a new moment, or goes on where"
                + " it was with --resume.";
    }

    @Override
    public List<String> usages() {
        return List.of(
                "",
                "--validate",
                "--resume",
                "--collection orders [--collection customers]",
                "--on-failure retry",
                "--set-aside",
                "--platform spark-local [--engine dataframe]");
    }

    @Override
    public List<CommandOption> options() {
        return List.of(
                Verb.flag(
                        "validate",
                        "compares afterwards, under the snapshot of the load: for a source that is being written to"),
                Verb.flag(
                        "resume",
                        "keeps what an interrupted run loaded; right only if nothing was written to the source since"),
                Verb.repeated(
                        "collection",
                        "NAME",
                        "loads this collection alone, or these; an interrupted run goes on with them, as with --resume"),
                Verb.valued(
                        "on-failure",
                        "DECISION",
                        "what to do if collections cannot be loaded: %s. Without it a terminal is asked, and elsewhere the"
                                        .formatted(String.join(", ", OnFailure.names()))
                                + " run ends. retry tries up to three times what a server was the reason for"),
                Verb.flag(
                        "set-aside",
                        "goes on where a document cannot be made, because it is larger than 16 MB or has a value that"
                                + " BSON cannot hold, and lists such documents"),
                Verb.valued(
                        "platform",
                        "PLATFORM",
                        "what does the work: %s (else compute.platform of the configuration)"
                                .formatted(String.join(" or ", Platform.names()))),
                Verb.valued(
                        "engine",
                        "ENGINE",
                        "who puts rows together on Spark: %s (kernel if not given)"
                                .formatted(String.join(" or ", SparkMethod.names()))));
    }

    @Override
    public int run(Invocation invocation) {
        Optional<Platform> platform = invocation.choice("platform", Platform.names(), Platform::named);
        Optional<SparkMethod> engine = invocation.choice("engine", SparkMethod.names(), SparkMethod::named);
        Migrate.Wishes wishes = wishes(invocation);
        try (Session session = invocation.session()) {
            MigrationReport report = load(invocation, session, platform, engine, wishes);
            boolean partly = session.status().run().phase() == Phase.LOADING;
            String file = LoadFigures.reportFile(session);
            invocation.show(
                    view(report, session),
                    () -> LoadFigures.table(report).render(invocation.console().tableColumns()));
            invocation.say("");
            invocation.say(LoadFigures.sentence(report));
            setAside(invocation, report);
            if (partly) {
                invocation.say("Other collections are not loaded yet.");
                invocation.next("migrate --resume");
                return 0;
            }
            Verification verification = report.verification();
            if (verification != null) {
                invocation.say(ValidateCommand.sentence(verification));
            }
            invocation.say("Report: " + file);
            return ended(invocation, verification);
        }
    }

    private static int ended(Invocation invocation, @Nullable Verification verification) {
        if (verification == null) {
            invocation.next("validate");
            return 0;
        }
        invocation.next(verification.passes() ? "indexes" : "rollback --confirm");
        return verification.passes() ? 0 : ValidateCommand.DIFFERENCES;
    }

    private static void setAside(Invocation invocation, MigrationReport report) {
        List<DeadLetter> letters = report.setAside();
        if (!letters.isEmpty()) {
            invocation.say("%s set aside, and not in the target:"
                    .formatted(Figures.count(letters.size(), "document was", "documents were")));
            letters.stream().limit(SHOWN).forEach(letter -> invocation.say("  " + letter.sentence()));
            if (letters.size() > SHOWN) {
                invocation.say("  %s more; the report has them".formatted(Figures.count(letters.size() - SHOWN)));
            }
        }
    }

    /// @param asked what the call says of the platform; it wins over the configuration
    private static MigrationReport load(
            Invocation invocation,
            Session session,
            Optional<Platform> asked,
            Optional<SparkMethod> engine,
            Migrate.Wishes wishes) {
        Platform platform = asked.orElseGet(() -> session.configuration().platform());
        if (engine.isPresent() && platform == Platform.DIRECT) {
            throw YoursToFix.usage(
                    "--engine chooses between the engines on Spark, and the platform is 'direct'.",
                    "Leave it out, or add --platform spark-local.");
        }
        try (LiveProgress progress = invocation.progress()) {
            return session.migrate(platform, engine.orElse(SparkMethod.KERNEL)).run(wishes, progress);
        } catch (CancellationException interrupted) {
            throw new CancellationException("Interrupted: " + session.whatIsSafe()
                    + "\nRun 'reloquent migrate' to start over under a new snapshot, or 'reloquent migrate --resume'\n"
                    + "to go on where it was, if nothing has been written to the source since.");
        }
    }

    private static Migrate.Wishes wishes(Invocation invocation) {
        return new Migrate.Wishes(
                invocation.has("resume"),
                invocation.has("set-aside") ? Unmakable.SET_ASIDE : Unmakable.STOP,
                invocation.has("validate"),
                Set.copyOf(invocation.values("collection")),
                decision(invocation));
    }

    private static PartialFailure.Decision decision(Invocation invocation) {
        Optional<OnFailure> said = invocation.choice("on-failure", "decision", OnFailure.names(), OnFailure::named);
        if (said.isPresent()) {
            OnFailure once = said.get();
            return failure ->
                    once == OnFailure.RETRY ? retry(failure) : failure.attempt() == 1 ? once : OnFailure.ABORT;
        }
        return invocation.asks() ? failure -> asked(invocation, failure) : PartialFailure.Decision.ABORT;
    }

    private static OnFailure retry(PartialFailure failure) {
        return failure.mayPass() && failure.attempt() <= ATTEMPTS ? OnFailure.RETRY : OnFailure.ABORT;
    }

    private static OnFailure asked(Invocation invocation, PartialFailure failure) {
        if (failure.mayPass()) {
            // What is a collection's own has been said as it happened.
            invocation.say(failure.first().getMessage());
        }
        invocation.say(failure.first().next());
        invocation.say("");
        Answer<OnFailure> answer = Screen.on(invocation.console())
                .choose(
                        "What now?",
                        List.of(
                                new Choice<>(OnFailure.RETRY, "Retry", "load again what is missing"),
                                new Choice<>(OnFailure.RESTART, "Restart", "drop everything and begin anew"),
                                new Choice<>(OnFailure.ABORT, "Abort", "keep what is loaded")),
                        2);
        return answer instanceof Answer.Given<OnFailure> given ? given.value() : OnFailure.ABORT;
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
                report.setAside(),
                session.workspace().report().place());
    }
}
