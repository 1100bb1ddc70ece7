package io.reloquent.report;

import io.reloquent.sizing.SizingPlan;
import io.reloquent.sizing.SizingPlan.Choice;
import java.time.Duration;
import java.util.Locale;

/// What an estimate had said of a migration before it was made.
///
/// @param where  the place that the time is for
/// @param took   the load
/// @param atMost what it could take by the error that the estimate gives itself
/// @param bytes  of BSON
public record Prediction(String where, Duration took, Duration atLeast, Duration atMost, long documents, long bytes) {

    static Prediction of(SizingPlan sizing, Choice choice) {
        return new Prediction(
                choice.where().written(),
                seconds(choice.timing().seconds()),
                seconds(choice.timing().low()),
                seconds(choice.timing().high()),
                sizing.documents(),
                sizing.bytes());
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1_000));
    }

    /// How near a figure came, in words: `12 % more than expected`.
    static String compared(double measured, double expected) {
        if (expected <= 0) {
            return "nothing was expected";
        }
        double percent = 100 * (measured / expected - 1);
        if (Math.abs(percent) < 0.5) {
            return "as expected";
        }
        return String.format(
                Locale.ROOT, "%,.0f %% %s than expected", Math.abs(percent), percent > 0 ? "more" : "less");
    }

    /// The load's time against this, in words.
    public String ofTime(Duration measured) {
        boolean within = measured.compareTo(atLeast) >= 0 && measured.compareTo(atMost) <= 0;
        return compared((double) measured.toMillis(), (double) took.toMillis())
                + (within ? ", within the error of the estimate" : ", which is more than the estimate's error");
    }

    public String ofDocuments(long measured) {
        return compared((double) measured, (double) documents);
    }

    public String ofBytes(long measured) {
        return compared((double) measured, (double) bytes);
    }
}
