package io.reloquent.web.live;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the live connection says. A snapshot is everything; a delta is what has changed since the message before it.
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
public sealed interface LiveMessage {

    long sequence();

    /// Everything, as of a sequence number.
    ///
    /// @param job        not there before the first one
    /// @param timeline   the latest 200 entries
    /// @param throughput the latest 600 seconds
    record Snapshot(
            long sequence,
            Optional<JobView> job,
            List<CollectionView> collections,
            RatesView rates,
            ConnectionsView connections,
            List<EntryView> timeline,
            List<AttemptView> attempts,
            List<PointView> throughput)
            implements LiveMessage {}

    /// What has changed. Where `from` is not the sequence number that a client has reached, it has missed something
    /// and asks for a snapshot by `{"resync": true}`.
    ///
    /// @param from        the sequence number of the message before this one
    /// @param job         as it is now, if it has changed
    /// @param collections those that have changed, in full
    /// @param timeline    what has been added
    /// @param attempts    all of them, if they have changed
    /// @param throughput  what has been added
    record Delta(
            long from,
            long sequence,
            Optional<JobView> job,
            List<CollectionView> collections,
            RatesView rates,
            ConnectionsView connections,
            List<EntryView> timeline,
            List<AttemptView> attempts,
            List<PointView> throughput)
            implements LiveMessage {}

    /// @param documentsExpected 0 where it is not known; of indexes 100, as hundredths
    /// @param bytes             of BSON that the target has acknowledged
    /// @param failures          batches that failed; what was lost of one is sent again, or ends the load
    /// @param nextTry           when it is tried again, where a server is away and nothing has got through since
    record CollectionView(
            String name,
            long documentsDone,
            long documentsExpected,
            long rows,
            long bytes,
            long failures,

            @Schema(allowableValues = {"waiting", "running", "done", "failed"})
            String state,

            Optional<Instant> nextTry) {}

    /// Over the last five seconds.
    record RatesView(double documentsPerSecond, double rowsPerSecond, double bytesPerSecond) {
        static final RatesView NONE = new RatesView(0, 0, 0);
    }

    /// Connections that are open.
    record ConnectionsView(int source, int target) {}

    /// @param sequence  when it came
    /// @param entryKind said: what the work says; state: what became of the job; failure: what went wrong
    record EntryView(
            long sequence,
            Instant at,

            @Schema(allowableValues = {"said", "state", "failure"})
            String entryKind,

            String text) {}

    /// @param outcome running, done, failed or stopped
    record AttemptView(
            int number,
            Instant started,
            Optional<Instant> ended,

            @Schema(allowableValues = {"running", "done", "failed", "stopped"})
            String outcome,

            String because) {}

    /// What one second brought.
    record PointView(Instant at, double documentsPerSecond, double bytesPerSecond) {}
}
