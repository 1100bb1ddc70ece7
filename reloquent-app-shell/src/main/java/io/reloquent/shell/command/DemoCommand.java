package io.reloquent.shell.command;

import io.reloquent.core.Migrate;
import io.reloquent.core.Validate;
import io.reloquent.design.DocumentModel;
import io.reloquent.design.SuggestedModel;
import io.reloquent.fault.YoursToFix;
import io.reloquent.local.workspace.MappingFile;
import io.reloquent.report.MigrationReport;
import io.reloquent.session.Session;
import io.reloquent.shell.terminal.Figures;
import io.reloquent.shell.terminal.StepLines;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.springframework.shell.core.command.CommandOption;

/// `reloquent demo`: the whole job, on databases that come and go with it.
public final class DemoCommand implements Verb {

    private static final Duration COUNT_BUDGET = Duration.ofSeconds(20);

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public String summary() {
        return "see it all happen, on databases of its own";
    }

    @Override
    public String explanation() {
        return "Starts a PostgreSQL with a sample shop and an empty MongoDB on this machine, migrates one into the"
                + " other, compares every document, builds the indexes and says whether the result is ready. Both"
                + " servers and their data are gone afterwards; the report stays. With --web it starts both, and you do"
                + " the rest in a browser.";
    }

    @Override
    public List<String> usages() {
        return List.of("", "--web", "--scale 5", "--keep");
    }

    @Override
    public List<CommandOption> options() {
        return List.of(
                Verb.valued("scale", "N", "how large the shop is: 1, unless given, is 10,000 customers"),
                Verb.flag("keep", "leaves both servers up until Ctrl-C, to look around"),
                Verb.flag("web", "leaves the migration to you, in a browser"));
    }

    @Override
    public boolean isLogged() {
        return false;
    }

    @Override
    public int run(Invocation invocation) {
        double scale = scale(invocation.value("scale").orElse("1"));
        Path place = invocation.configuration().resolveSibling("demo");
        try (var directory = DemoDirectory.claim(place, Clock.systemUTC());
                var servers = new DemoServers(directory.servers())) {
            invocation.say("A shop's database in PostgreSQL becomes verified documents in MongoDB.");
            invocation.say("");
            if (invocation.has("web")) {
                return DemoInBrowser.lead(invocation, directory, servers, scale);
            }
            DemoSummary summary = migrate(invocation, directory, servers, scale);
            invocation.say("");
            invocation.show(summary.view(), () -> summary.text(invocation.console()));
            if (invocation.has("keep")) {
                stayUp(invocation, directory, servers);
            } else {
                nextCommands(invocation);
            }
            return summary.exitCode();
        }
    }

    private static DemoSummary migrate(
            Invocation invocation, DemoDirectory directory, DemoServers servers, double scale) {
        try (var lines = new StepLines(invocation.console(), invocation.isQuiet())) {
            start(lines, servers, scale);
            var environment = servers.secrets(invocation.console().environment());
            try (var session = new Session(directory.configuration(), environment, Clock.systemUTC());
                    var hurry = Hurry.closing(session)) {
                session.configurationFile().write(servers.answers(), session.clock(), true);
                return new DemoSummary(steps(lines, session), LoadFigures.reportFile(session));
            }
        }
    }

    /// Both servers, one with the shop in it.
    static void start(StepLines lines, DemoServers servers, double scale) {
        lines.step("postgresql", progress -> {
            progress.say("starting; unpacked on the first run");
            return servers.startPostgres();
        });
        lines.step("mongod", progress -> {
            progress.say("starting; fetched on the first run if there is none");
            return servers.startMongod();
        });
        lines.step("sample shop", progress -> {
            progress.say("writing rows");
            servers.loadShop(scale);
            return "scale " + (scale == Math.rint(scale) ? Long.toString((long) scale) : Double.toString(scale));
        });
    }

    private static MigrationReport steps(StepLines lines, Session session) {
        lines.step("discover", progress -> {
            var catalog = session.discover().run(COUNT_BUDGET);
            return Figures.count(catalog.tables().size(), "table", "tables") + ", "
                    + Figures.count(catalog.foreignKeys().size(), "foreign key", "foreign keys");
        });
        lines.step(
                "select",
                progress ->
                        Figures.count(session.select().everything().tables().size(), "table", "tables") + " take part");
        lines.step("design", progress -> {
            SuggestedModel suggested = session.design().suggest();
            new MappingFile(session.clock())
                    .write(
                            Path.of(session.workspace().model().place()),
                            suggested.model(),
                            DesignCommand.reasons(suggested));
            return shape(suggested.model());
        });
        lines.step("plan", progress -> {
            var plan = session.plan().run();
            return "plan " + plan.hash().substring(0, 12) + ", "
                    + Figures.count(plan.indexes().size(), "index", "indexes");
        });
        lines.step("migrate", progress -> {
            var report = session.migrate().run(Migrate.Wishes.NONE, progress);
            return Figures.count(report.documents()) + " documents, " + Figures.count(report.rowsPerSecond())
                    + " rows/s";
        });
        lines.step("validate", progress -> {
            var verification = session.validate().run(Validate.Depth.WITNESSED, progress);
            return Figures.count(verification.documents()) + " documents compared, "
                    + Figures.count(verification.mismatches(), "mismatch", "mismatches");
        });
        var last = new MigrationReport[1];
        lines.step("indexes", progress -> {
            last[0] = session.indexes().run(progress);
            return Figures.count(IndexesCommand.results(last[0]).size(), "index", "indexes") + " built";
        });
        return last[0];
    }

    private static String shape(DocumentModel model) {
        int collections = model.collections().size();
        return Figures.count(collections, "collection", "collections") + " with "
                + Figures.count(model.tables().size() - collections, "table", "tables") + " embedded";
    }

    private static double scale(String text) {
        try {
            double scale = Double.parseDouble(text);
            if (scale > 0 && !Double.isInfinite(scale)) {
                return scale;
            }
        } catch (NumberFormatException notANumber) {
            // Refused below, like a number that makes no sense.
        }
        throw YoursToFix.usage("--scale is '" + text + "'.", "Give it a number above 0, such as 0.1 or 5.");
    }

    private static void nextCommands(Invocation invocation) {
        if (invocation.isForPeople() && !invocation.isQuiet()) {
            var err = invocation.console().err();
            err.println();
            err.println("Next: " + invocation.line("demo --web") + "     # do it yourself, in a browser");
            err.println("      " + invocation.line("demo --keep") + "    # the servers stay up to look around");
            err.println("      " + invocation.line("init") + "           # your own databases");
        }
    }

    /// The servers end with this process, so it stays until it is told to go.
    private static void stayUp(Invocation invocation, DemoDirectory directory, DemoServers servers) {
        var err = invocation.console().err();
        String program = invocation.console().program();
        String configuration = " --config " + directory.configuration();
        err.println();
        err.println("Both servers are up:");
        err.println("  psql '" + servers.psqlUri() + "'");
        err.println("  mongosh '" + servers.mongoshUri() + "'");
        err.println("From another terminal:");
        err.println("  export " + InitCommand.PASSWORD + "=");
        err.println("  export " + InitCommand.TARGET + "='" + servers.mongodUri() + "'");
        err.println("  " + program + " status" + configuration);
        err.println("  " + program + " validate" + configuration);
        err.println();
        err.println("Press Ctrl-C to stop both servers.");
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException asked) {
            err.println();
            err.println("Stopping both servers.");
        }
    }
}
