package io.reloquent.source.postgresql;

import io.reloquent.connection.SourceAddress;
import io.reloquent.fault.OursOrTheirs;
import java.sql.SQLException;

/// Why a connection was given up from this side, though nobody had closed it.
sealed interface Verdict {

    /// Nothing arrived, and the server does not answer a new connection either.
    record Unanswered(long seconds) implements Verdict {}

    /// Nothing arrived, and the server has no such connection any more.
    record Ended(long seconds) implements Verdict {}

    /// Nothing arrives, and the server waits for this side.
    record Undelivered(long seconds) implements Verdict {}

    /// The transaction that held the snapshot, which the connection reads under, has ended.
    ///
    /// @param how the sentence that says what became of the transaction
    record SnapshotGone(String how) implements Verdict {}

    /// Somebody does not want what it reads any more.
    record Abandoned() implements Verdict {}

    default OursOrTheirs fault(SourceAddress address, String doing, SQLException cause) {
        return switch (this) {
            case Unanswered(long seconds) ->
                silent(
                        address,
                        doing,
                        cause,
                        "nothing has arrived for %d seconds, and a new connection gets no answer".formatted(seconds));
            case Ended(long seconds) ->
                silent(
                        address,
                        doing,
                        cause,
                        "nothing has arrived for %d seconds, and the server has ended the connection"
                                .formatted(seconds));
            case Undelivered(long seconds) ->
                silent(
                        address,
                        doing,
                        cause,
                        "nothing has arrived for %d seconds, while the server waits for us".formatted(seconds));
            case SnapshotGone(String how) ->
                new OursOrTheirs(
                        "The snapshot that everything is read under is gone: " + how,
                        "See the server's log for what ended it, and run the same again: it starts over under a new"
                                + " snapshot. If nothing has been written to the source since, 'reloquent migrate"
                                + " --resume' goes on instead.",
                        cause);
            case Abandoned() ->
                new OursOrTheirs(
                        "Reading from PostgreSQL at %s was stopped while %s.".formatted(address.place(), doing),
                        "Start it again when you like.",
                        cause);
        };
    }

    private static OursOrTheirs silent(SourceAddress address, String doing, SQLException cause, String signs) {
        return OursOrTheirs.passing(
                "PostgreSQL at %s went silent while %s: %s.".formatted(address.place(), doing, signs),
                "Check the server, the network, and any firewall or proxy on the way, and try again.",
                cause);
    }
}
