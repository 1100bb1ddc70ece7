package io.reloquent.web.endpoint;

import io.reloquent.fault.YoursToFix;
import io.reloquent.mapping.BsonType;
import io.reloquent.mapping.UsedType;
import io.reloquent.session.Session;
import io.reloquent.web.live.Jobs;
import io.reloquent.web.live.Workplace;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What the source's types become.
@RestController
@RequestMapping("/api/types")
final class TypesEndpoint {

    private final Workplace workplace;
    private final Jobs jobs;
    private final Versions versions;

    /// @param types what some types become, by their names; the others stay as they are
    record TypesRequest(Map<String, String> types) {}

    record TypesView(int version, List<TypeChoiceView> types) {}

    /// @param type     of the source
    /// @param columns  that are of it
    /// @param possible what it can become, the default first
    /// @param losses   what documents do not hold of it, as sentences without a full stop
    record TypeChoiceView(String type, int columns, String chosen, List<String> possible, List<String> losses) {}

    TypesEndpoint(Workplace workplace, Jobs jobs, Versions versions) {
        this.workplace = workplace;
        this.jobs = jobs;
        this.versions = versions;
    }

    @GetMapping
    @Operation(operationId = "types", summary = "What the source's types become. Has an ETag")
    ResponseEntity<TypesView> types() {
        try (Session session = workplace.open()) {
            return versions.tagged(
                    session.workspace().types().place(),
                    () -> view(session.types().current()));
        }
    }

    @PutMapping
    @Operation(operationId = "chooseTypes", summary = "Choose what types become; needs If-Match")
    ResponseEntity<TypesView> choose(
            @Versions.IfMatch @RequestHeader(name = "If-Match", required = false) @Nullable String version,
            @RequestBody TypesRequest request) {
        Map<String, BsonType> chosen = new TreeMap<>();
        request.types().forEach((name, type) -> chosen.put(name, type(type)));
        return jobs.between(() -> workplace.with(session -> versions.changed(
                session.workspace().types().place(),
                version,
                () -> view(session.types().choose(chosen)))));
    }

    private static BsonType type(String written) {
        return BsonType.parse(written)
                .orElseThrow(() -> YoursToFix.usage(
                        "There is no type '" + written + "' in documents.", "GET /api/types lists what is possible."));
    }

    private static TypesView view(List<UsedType> types) {
        return new TypesView(1, types.stream().map(TypesEndpoint::view).toList());
    }

    private static TypeChoiceView view(UsedType type) {
        return new TypeChoiceView(
                type.name(),
                type.columns(),
                type.chosen().written(),
                type.possible().stream().map(BsonType::written).toList(),
                type.losses());
    }
}
