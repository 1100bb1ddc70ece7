package io.reloquent.web.endpoint;

import io.reloquent.design.Finding;
import io.reloquent.lifecycle.Status.State;
import io.reloquent.lifecycle.Step;
import io.reloquent.plan.CollectionPlan;
import io.reloquent.plan.Plan;
import io.reloquent.plan.Recommendation;
import io.reloquent.plan.SparkMethod;
import io.reloquent.session.Session;
import io.reloquent.web.live.Jobs;
import io.reloquent.web.live.Workplace;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Everything that will happen.
@RestController
@RequestMapping("/api/plan")
final class PlanEndpoint {

    private static final int DATA_SECONDS = 10;

    private final Workplace workplace;
    private final Jobs jobs;

    /// @param dataSeconds how long to look into the rows for keys that only the design declares; 10 unless given
    record PlanRequest(
            @Schema(minimum = "0", maximum = "3600") Optional<Integer> dataSeconds) {}

    /// @param hash     stands for the schema, the design and the target: a run is bound to it
    /// @param reviewed whether this very plan was made and looked at, so that a load may follow it
    /// @param bytes    of the tables that are read, on disk
    record PlanView(
            int version,
            String hash,
            boolean reviewed,
            String source,
            String target,
            long bytes,
            RecommendedView engine,
            List<PlannedView> collections,
            List<IndexView> indexes,
            List<IndexesEndpoint.SkippedView> skippedIndexes,
            List<FindingView> findings,
            String file) {}

    record RecommendedView(String recommended, String because) {}

    /// @param basis          how the number of documents is known: counted, statistics, pages or unknown
    /// @param ranges         into how many key ranges it is cut
    /// @param worstCaseBytes what its largest document may reach; 0 where it is not known
    record PlannedView(
            String collection,
            String from,
            long documents,

            @Schema(allowableValues = {"counted", "statistics", "pages", "unknown"})
            String basis,

            int tables,
            int ranges,
            String because,
            long worstCaseBytes,
            RecommendedView engineOnSpark) {}

    record IndexView(String collection, String name, boolean unique, String because) {}

    PlanEndpoint(Workplace workplace, Jobs jobs) {
        this.workplace = workplace;
        this.jobs = jobs;
    }

    @GetMapping
    @Operation(operationId = "plan", summary = "What would happen, as everything is now; nothing is kept")
    PlanView plan() {
        return workplace.with(session -> view(session, session.plan().compute(), List.of()));
    }

    @PostMapping
    @Operation(operationId = "makePlan", summary = "Make the plan that a load will follow")
    PlanView make(@RequestBody PlanRequest request) {
        Duration budget = CatalogEndpoint.seconds(request.dataSeconds().orElse(DATA_SECONDS));
        return jobs.between(() -> workplace.with(session -> {
            Plan plan = session.plan().run();
            return view(session, plan, session.lookIntoData().run(budget));
        }));
    }

    private static PlanView view(Session session, Plan plan, List<Finding> more) {
        List<Finding> findings = new ArrayList<>(plan.findings());
        findings.addAll(more);
        return new PlanView(
                1,
                plan.hash(),
                isReviewed(session, plan),
                plan.source(),
                plan.target(),
                plan.bytes(),
                new RecommendedView(
                        plan.runner().value().written(), plan.runner().because()),
                plan.collections().stream().map(PlanEndpoint::view).toList(),
                plan.indexes().stream()
                        .map(one -> new IndexView(one.collection(), one.name(), one.unique(), one.because()))
                        .toList(),
                plan.skippedIndexes().stream()
                        .map(one -> new IndexesEndpoint.SkippedView(one.table().toString(), one.index(), one.because()))
                        .toList(),
                FindingView.of(findings),
                session.workspace().planPlace());
    }

    private static boolean isReviewed(Session session, Plan plan) {
        return session.status().run().steps().stream()
                .filter(step -> step.step() == Step.PLAN && step.state() == State.DONE)
                .flatMap(step -> step.last().stream())
                .anyMatch(done -> done.output().equals(plan.hash()));
    }

    private static PlannedView view(CollectionPlan one) {
        Recommendation<SparkMethod> method = SparkMethod.recommended(one);
        return new PlannedView(
                one.collection(),
                one.root().read().table().toString(),
                one.documents().rows(),
                Words.of(one.documents().basis()),
                one.root().reads().size(),
                one.ranges().value(),
                one.ranges().because(),
                one.worstCaseBytes(),
                new RecommendedView(method.value().written(), method.because()));
    }
}
