package io.reloquent.shell.wizard;

import io.reloquent.plan.Plan;
import io.reloquent.session.Session;
import io.reloquent.shell.screen.Choice;
import io.reloquent.shell.terminal.Figures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.util.FileSystemUtils;

/// Everything that will happen, and the point of no return.
final class ReviewStage implements Stage {

    private static final String SCRIPT = "migration.py";

    private enum Next {
        PLAN,
        SCRIPT,
        START,
        BACK
    }

    @Override
    public Turn visit(Guide guide) {
        Optional<Plan> plan =
                guide.attempt(() -> guide.using(session -> session.plan().run()));
        if (plan.isEmpty()) {
            guide.choose("There is no plan.", List.of(new Choice<>(true, "Back to the design")));
            return new Turn.To(Place.DESIGN);
        }
        guide.using(session -> sentences(plan.get(), session)).forEach(guide::show);
        guide.show("");
        guide.show(warning(guide));
        while (true) {
            Next next = guide.choose(
                    "Start the migration?",
                    List.of(
                            new Choice<>(Next.PLAN, "View the plan"),
                            new Choice<>(Next.SCRIPT, "View the generated PySpark", "the same plan, for a Spark"),
                            new Choice<>(Next.START, "Start the migration"),
                            new Choice<>(Next.BACK, "Go back", "every decision can still be changed")));
            switch (next) {
                case PLAN -> guide.screen().read("The plan", guide.output("plan"));
                case SCRIPT -> guide.screen().read(SCRIPT, script(guide));
                case START -> {
                    return Turn.ON;
                }
                case BACK -> {
                    return Turn.BACK;
                }
            }
        }
    }

    private static List<String> sentences(Plan plan, Session session) {
        long tables = session.design().current().tables().size();
        long documents = plan.collections().stream()
                .mapToLong(collection -> collection.documents().rows())
                .sum();
        List<String> sentences = new ArrayList<>();
        sentences.add("What will happen:");
        sentences.add("  - read %s (%s on disk) from %s"
                .formatted(Figures.count(tables, "table", "tables"), Figures.size(plan.bytes()), plan.source()));
        sentences.add("  - write about %s into %s of %s"
                .formatted(
                        Figures.count(documents, "document", "documents"),
                        Figures.count(plan.collections().size(), "collection", "collections"),
                        plan.target()));
        sentences.add("  - compare every document, then build %s"
                .formatted(Figures.count(plan.indexes().size(), "index", "indexes")));
        time(plan, session).ifPresent(time -> sentences.add("  - in about " + Figures.time(time) + " for the load"));
        return sentences;
    }

    private static Optional<Duration> time(Plan plan, Session session) {
        return session.workspace()
                .sizing()
                .load()
                .filter(sizing -> sizing.plan().equals(plan.hash()))
                .flatMap(sizing -> sizing.choice(session.plan().place()))
                .map(choice -> Duration.ofMillis(Math.round(choice.timing().seconds() * 1_000)));
    }

    private static String warning(Guide guide) {
        return Frame.of(guide.console(), guide.columns())
                .box(List.of(
                        guide.console().paintErr().bad("POINT OF NO RETURN"),
                        "",
                        "From here on, data is written to MongoDB.",
                        "Until here every decision can be changed: go back now to change one.",
                        "Afterwards the way back is to drop the collections that the migration made:",
                        "  " + guide.line("rollback")));
    }

    private static String script(Guide guide) {
        try {
            Path directory = Files.createTempDirectory("reloquent-script");
            try {
                String said = guide.output("generate", directory.toString(), "--quiet");
                Path script = directory.resolve(SCRIPT);
                return Files.exists(script) ? Files.readString(script) : said;
            } finally {
                FileSystemUtils.deleteRecursively(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
