package io.reloquent.lifecycle;

import java.time.Duration;
import java.time.Instant;

/// One step as it was last done.
///
/// @param input   fingerprint of what it was done from: the output of the step before
/// @param output  fingerprint of what came out
/// @param outcome whether it came to its end, and well
/// @param summary what came out, in a few words
public record StepRecord(
        Step step, Instant at, Duration took, String input, String output, Outcome outcome, String summary) {

    /// How a step ended.
    public enum Outcome {
        DONE,
        /// It came to its end and found trouble, or was cut off.
        TROUBLE
    }
}
