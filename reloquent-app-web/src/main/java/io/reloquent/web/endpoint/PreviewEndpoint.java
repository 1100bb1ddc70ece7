package io.reloquent.web.endpoint;

import io.reloquent.core.Preview;
import io.reloquent.design.DocumentModel;
import io.reloquent.design.Finding;
import io.reloquent.fault.YoursToFix;
import io.reloquent.local.workspace.MappingJson;
import io.reloquent.web.live.Workplace;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Documents as they will be, from real rows.
@RestController
final class PreviewEndpoint {

    private static final int MOST = 1_000;

    /// What may be null in a document may not be in a request.
    private static final JsonMapper DOCUMENTS = JsonMapper.shared();

    private final Workplace workplace;

    /// @param design the mapping to build by; that of the workspace unless given
    /// @param key    of one row, the parts of a composite key with commas between
    /// @param count  how many documents, in the order of keys; 1 unless given
    record PreviewRequest(
            @Schema(implementation = MappingView.class) Optional<JsonNode> design,
            String collection,
            Optional<String> key,
            @Schema(minimum = "1", maximum = "1000") Optional<Integer> count) {}

    /// @param worstCaseBytes what the largest document may reach, by measured cardinalities; 0 where it is not known
    record PreviewView(
            int version,
            String collection,
            List<DocumentView> documents,
            long worstCaseBytes,
            List<FindingView> findings) {}

    /// @param document in canonical extended JSON, so with its types
    /// @param readable as MongoDB's shell shows it
    record DocumentView(Map<String, Object> document, String readable, int bytes) {}

    PreviewEndpoint(Workplace workplace) {
        this.workplace = workplace;
    }

    @PostMapping("/api/preview")
    @Operation(operationId = "preview", summary = "Build some documents from real rows; nothing is written")
    PreviewView preview(@RequestBody PreviewRequest request) {
        int count = request.count().orElse(1);
        if (count < 1 || count > MOST) {
            throw YoursToFix.usage("%d documents are asked for.".formatted(count), "Ask for 1 to 1000.");
        }
        return workplace.withSource(session -> {
            DocumentModel model = request.design()
                    .filter(design -> !design.isNull())
                    .map(design -> MappingJson.read(design.toString().getBytes(StandardCharsets.UTF_8)))
                    .orElseGet(() -> session.design().current());
            return view(session.preview().run(model, request.collection(), request.key(), count));
        });
    }

    private static PreviewView view(Preview.Sample sample) {
        String collection = sample.plan().collection();
        List<Finding> findings = sample.planning().findings().stream()
                .filter(finding ->
                        finding.place().equals(collection) || finding.place().startsWith(collection + "."))
                .toList();
        return new PreviewView(
                1,
                collection,
                sample.documents().stream().map(PreviewEndpoint::view).toList(),
                sample.plan().worstCaseBytes(),
                FindingView.of(findings));
    }

    private static DocumentView view(Preview.Document document) {
        Map<String, Object> canonical = DOCUMENTS.readValue(document.canonical(), new TypeReference<>() {});
        return new DocumentView(canonical, document.readable(), document.bytes());
    }
}
