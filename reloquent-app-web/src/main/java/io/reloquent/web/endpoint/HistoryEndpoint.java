package io.reloquent.web.endpoint;

import io.reloquent.lifecycle.HistoryEntry;
import io.reloquent.session.Session;
import io.reloquent.web.live.Workplace;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Everything that was done with the target.
@RestController
final class HistoryEndpoint {

    private final Workplace workplace;

    record HistoryView(int version, List<HistoryEntryView> entries) {}

    /// @param outcome done or trouble
    record HistoryEntryView(
            Instant at,
            Duration took,
            String who,
            String command,
            String plan,
            String run,
            @Schema(allowableValues = {"done", "trouble"}) String outcome,
            String summary) {}

    HistoryEndpoint(Workplace workplace) {
        this.workplace = workplace;
    }

    @GetMapping("/api/history")
    @Operation(operationId = "history", summary = "Everything that was done with the target, the oldest first")
    HistoryView history() {
        try (Session session = workplace.open()) {
            return new HistoryView(
                    1,
                    session.history().run().stream().map(HistoryEndpoint::view).toList());
        }
    }

    private static HistoryEntryView view(HistoryEntry entry) {
        return new HistoryEntryView(
                entry.at(),
                entry.took(),
                entry.who(),
                entry.command(),
                entry.plan(),
                entry.run(),
                Words.of(entry.outcome()),
                entry.summary());
    }
}
