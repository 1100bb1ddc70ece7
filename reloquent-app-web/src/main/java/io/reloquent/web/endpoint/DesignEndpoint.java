package io.reloquent.web.endpoint;

import io.reloquent.catalog.TableName;
import io.reloquent.design.DocumentModel;
import io.reloquent.design.Finding;
import io.reloquent.design.Hint.Apart;
import io.reloquent.design.Hint.Together;
import io.reloquent.design.Hints;
import io.reloquent.design.Naming;
import io.reloquent.design.SuggestedModel;
import io.reloquent.design.Suggestion;
import io.reloquent.fault.YoursToFix;
import io.reloquent.local.workspace.MappingJson;
import io.reloquent.plan.Planning;
import io.reloquent.session.Session;
import io.reloquent.web.live.Jobs;
import io.reloquent.web.live.Workplace;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// How tables become documents. A design travels as the JSON of its file.
@RestController
@RequestMapping("/api/design")
final class DesignEndpoint {

    private final Workplace workplace;
    private final Jobs jobs;
    private final Versions versions;

    /// @param mapping  the keys of `mapping.yaml`
    /// @param findings what there is to say about it
    record DesignView(
            int version,
            @Schema(implementation = MappingView.class) Map<String, Object> mapping,
            List<FindingView> findings) {}

    /// @param together pairs of tables that are read together
    /// @param apart    pairs of tables of which neither is kept in the other
    /// @param naming   how fields are called; `original` unless given
    record SuggestRequest(
            Optional<List<List<String>>> together,
            Optional<List<List<String>>> apart,

            @Schema(allowableValues = {"original", "camelCase", "snake_case", "PascalCase", "lower", "upper"})
            Optional<String> naming) {}

    /// A suggestion, which is not kept.
    record SuggestionView(
            int version,
            @Schema(implementation = MappingView.class) Map<String, Object> mapping,
            List<PlacementView> placements,
            List<FindingView> findings) {}

    /// Where one table's rows go, and why.
    ///
    /// @param path of the collection or the field
    /// @param kind collection, array or document
    record PlacementView(
            String path,

            @Schema(allowableValues = {"collection", "array", "document"})
            String kind,

            String table,
            String because,
            List<EvidenceView> evidence) {}

    /// @param carriedOut whether a plan can be made of it
    record CheckView(int version, boolean carriedOut, List<FindingView> findings) {}

    record EvidencesView(int version, List<PlacementView> placements) {}

    DesignEndpoint(Workplace workplace, Jobs jobs, Versions versions) {
        this.workplace = workplace;
        this.jobs = jobs;
        this.versions = versions;
    }

    @GetMapping
    @Operation(operationId = "design", summary = "The design as it is. Has an ETag")
    ResponseEntity<DesignView> design() {
        try (Session session = workplace.open()) {
            return versions.tagged(session.workspace().model().place(), () -> {
                DocumentModel model = session.design().current();
                return view(model, session.design().check(model));
            });
        }
    }

    @PutMapping
    @Operation(
            operationId = "adoptDesign",
            summary = "Make this the design, if it can be carried out; needs If-Match",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = MappingView.class))))
    ResponseEntity<DesignView> adopt(
            @Versions.IfMatch @RequestHeader(name = "If-Match", required = false) @Nullable String version,
            @RequestBody byte[] mapping) {
        DocumentModel model = MappingJson.read(mapping);
        return jobs.between(() -> workplace.with(session -> versions.changed(
                session.workspace().model().place(),
                version,
                () -> view(model, session.design().adopt(model)))));
    }

    @PostMapping("/suggest")
    @Operation(operationId = "suggestDesign", summary = "A suggestion with its reasons; nothing is kept")
    SuggestionView suggest(@RequestBody SuggestRequest request) {
        var hints = hints(request);
        Naming naming = request.naming().map(DesignEndpoint::naming).orElse(Naming.ORIGINAL);
        try (Session session = workplace.open()) {
            SuggestedModel suggested = session.design().propose(hints, naming);
            List<Finding> findings = new ArrayList<>(suggested.findings());
            findings.addAll(session.design().check(suggested.model()).findings());
            return new SuggestionView(
                    1, MappingJson.write(suggested.model()), placements(suggested), FindingView.of(findings));
        }
    }

    @PostMapping("/check")
    @Operation(
            operationId = "checkDesign",
            summary = "What there is to say about a design that is not kept; asks no database",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = MappingView.class))))
    CheckView check(@RequestBody byte[] mapping) {
        DocumentModel model = MappingJson.read(mapping);
        try (Session session = workplace.open()) {
            Planning planning = session.design().check(model);
            return new CheckView(1, planning.errors().isEmpty(), FindingView.of(planning.findings()));
        }
    }

    @GetMapping("/evidence")
    @Operation(operationId = "designEvidence", summary = "Where each table would be placed, with the facts behind it")
    EvidencesView evidence() {
        try (Session session = workplace.open()) {
            return new EvidencesView(1, placements(session.design().propose(Hints.NONE, Naming.ORIGINAL)));
        }
    }

    private static DesignView view(DocumentModel model, Planning planning) {
        return new DesignView(1, MappingJson.write(model), FindingView.of(planning.findings()));
    }

    private static List<PlacementView> placements(SuggestedModel suggested) {
        return suggested.reasons().stream().map(DesignEndpoint::view).toList();
    }

    private static PlacementView view(Suggestion one) {
        String kind = one.placement().substring(0, one.placement().indexOf(' '));
        return new PlacementView(
                one.path(), kind, one.table().toString(), one.because(), EvidenceView.of(one.evidence()));
    }

    private static Hints hints(SuggestRequest request) {
        try {
            return new Hints(
                    pairs(request.together().orElse(List.of()), Together::new),
                    pairs(request.apart().orElse(List.of()), Apart::new));
        } catch (IllegalArgumentException e) {
            throw YoursToFix.usage(e.getMessage() + ".", "Leave one of the two hints out.", e);
        }
    }

    private static <T> List<T> pairs(List<List<String>> pairs, BiFunction<TableName, TableName, T> hint) {
        List<T> hints = new ArrayList<>();
        for (List<String> pair : pairs) {
            List<TableName> tables = SelectionEndpoint.names(pair);
            if (tables.size() != 2) {
                throw YoursToFix.usage("A hint names %d tables.".formatted(tables.size()), "Name two.");
            }
            hints.add(hint.apply(tables.get(0), tables.get(1)));
        }
        return hints;
    }

    private static Naming naming(String written) {
        return Stream.of(Naming.values())
                .filter(naming -> naming.written().equals(written))
                .findFirst()
                .orElseThrow(() -> YoursToFix.usage(
                        "There is no naming '%s'.".formatted(written), "docs/reference/mapping-yaml.md lists them."));
    }
}
