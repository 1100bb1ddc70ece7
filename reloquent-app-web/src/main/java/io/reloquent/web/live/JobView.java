package io.reloquent.web.live;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The job that runs, or ran last.
///
/// @param kind     the command that does the same
/// @param pausable whether it can be held up and go on
/// @param attempt  how often it was begun, from 1: a decision to retry or to restart begins it again
/// @param decision what is to be decided; there while it waits for that
/// @param outcome  how it ended; there once it has
public record JobView(
        String id,

        @Schema(allowableValues = {"discover", "estimate", "prepare", "migrate", "validate", "indexes", "rollback"})
        String kind,

        @Schema(allowableValues = {"running", "paused", "deciding", "stopping", "done", "failed", "stopped"})
        String state,

        Instant started,
        Optional<Instant> ended,
        boolean pausable,
        int attempt,
        Optional<DecisionView> decision,
        Optional<OutcomeView> outcome) {

    /// Some collections could not be loaded; what now: retry, restart or abort?
    ///
    /// @param sentence what is so
    /// @param mayPass  whether the same may succeed without anybody changing anything
    public record DecisionView(
            String sentence,
            List<String> loaded,
            List<FailedView> failed,
            List<String> notBegun,
            int attempt,
            boolean mayPass) {}

    public record FailedView(String collection, String what, String next) {}

    /// @param exitCode with which the command would have ended
    /// @param sentence what came out, or what went wrong
    /// @param next     what to do next, as a sentence; empty where nothing is
    public record OutcomeView(int exitCode, String sentence, String next) {}
}
