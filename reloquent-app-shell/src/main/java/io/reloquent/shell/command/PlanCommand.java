package io.reloquent.shell.command;

import io.reloquent.design.Finding;
import io.reloquent.plan.CollectionPlan;
import io.reloquent.plan.IndexPlan;
import io.reloquent.plan.Plan;
import io.reloquent.plan.Recommendation;
import io.reloquent.plan.Runner;
import io.reloquent.plan.SparkMethod;
import io.reloquent.session.Session;
import io.reloquent.shell.terminal.Figures;
import io.reloquent.shell.terminal.Rows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.shell.core.command.CommandOption;

/// `reloquent plan`: states everything that will happen.
public final class PlanCommand implements Verb {

    private static final long DATA_SECONDS = 10;

    /// What `--output json` gives.
    record View(
            int version,
            String hash,
            String source,
            String target,
            RecommendedView engine,
            List<CollectionView> collections,
            List<IndexView> indexes,
            List<SkippedView> skippedIndexes,
            List<FindingList.View> findings,
            String file) {}

    record RecommendedView(String recommended, String because) {}

    record CollectionView(
            String collection,
            String from,
            long documents,
            int tables,
            int ranges,
            String because,
            RecommendedView engineOnSpark) {}

    record IndexView(String collection, String name, boolean unique, String because) {}

    record SkippedView(String table, String index, String because) {}

    @Override
    public String name() {
        return "plan";
    }

    @Override
    public String summary() {
        return "review what will happen, before it happens";
    }

    @Override
    public String explanation() {
        return "Writes plan.yaml: every collection, every read, every index, and the reason for each. What migrate runs"
                + " is this plan; if the schema, the design or the target changes, it says so and stops.";
    }

    @Override
    public List<CommandOption> options() {
        return List.of(Verb.valued(
                "data-budget",
                "SECONDS",
                "how long to look into the rows for keys and foreign keys that only the design declares (10 if not"
                        + " given)"));
    }

    @Override
    public int run(Invocation invocation) {
        try (Session session = invocation.session()) {
            Plan plan = session.plan().run();
            List<Finding> findings = new ArrayList<>(plan.findings());
            findings.addAll(session.lookIntoData().run(budget(invocation)));
            String file = session.workspace().planPlace();
            invocation.show(view(plan, findings, file), () -> text(invocation, plan, findings));
            invocation.say("");
            invocation.say("%s to %s".formatted(plan.source(), plan.target()));
            invocation.say("%s, %s; %s of the source have no counterpart. Plan %s in full: %s"
                    .formatted(
                            Figures.count(plan.collections().size(), "collection", "collections"),
                            Figures.count(plan.indexes().size(), "index", "indexes"),
                            Figures.count(plan.skippedIndexes().size(), "index", "indexes"),
                            plan.hash().substring(0, 12),
                            file));
            invocation.say("Recommended engine: %s, because %s."
                    .formatted(plan.runner().value().written(), plan.runner().because()));
            invocation.next(plan.runner().value() == Runner.DIRECT ? "migrate" : "generate DIRECTORY");
            return 0;
        }
    }

    private static Duration budget(Invocation invocation) {
        return Duration.ofSeconds(invocation
                .value("data-budget")
                .map(seconds -> Invocation.wholeNumber("data-budget", seconds))
                .orElse(DATA_SECONDS));
    }

    private static String text(Invocation invocation, Plan plan, List<Finding> findings) {
        var rows = new Rows("Collection", "From", ">Documents", ">Tables", ">Ranges", ">Indexes");
        for (CollectionPlan collection : plan.collections()) {
            long indexes = plan.indexes().stream()
                    .filter(index -> index.collection().equals(collection.collection()))
                    .count();
            rows.add(
                    collection.collection(),
                    collection.root().read().table().toString(),
                    Figures.rows(collection.documents()),
                    String.valueOf(collection.root().reads().size()),
                    String.valueOf(collection.ranges().value()),
                    String.valueOf(indexes));
        }
        String table = rows.render(invocation.console().tableColumns());
        return findings.isEmpty()
                ? table
                : table + "\n\n"
                        + FindingList.text(findings, invocation.console().paintOut());
    }

    private static View view(Plan plan, List<Finding> findings, String file) {
        List<CollectionView> collections = plan.collections().stream()
                .map(c -> new CollectionView(
                        c.collection(),
                        c.root().read().table().toString(),
                        c.documents().rows(),
                        c.root().reads().size(),
                        c.ranges().value(),
                        c.ranges().because(),
                        onSpark(c)))
                .toList();
        List<SkippedView> skipped = plan.skippedIndexes().stream()
                .map(s -> new SkippedView(s.table().toString(), s.index(), s.because()))
                .toList();
        return new View(
                1,
                plan.hash(),
                plan.source(),
                plan.target(),
                new RecommendedView(
                        plan.runner().value().written(), plan.runner().because()),
                collections,
                plan.indexes().stream().map(PlanCommand::view).toList(),
                skipped,
                FindingList.views(findings),
                file);
    }

    private static RecommendedView onSpark(CollectionPlan collection) {
        Recommendation<SparkMethod> method = SparkMethod.recommended(collection);
        return new RecommendedView(method.value().written(), method.because());
    }

    private static IndexView view(IndexPlan index) {
        return new IndexView(index.collection(), index.name(), index.unique(), index.because());
    }
}
