package io.reloquent.source.postgresql;

import java.time.Duration;

/// How long silence is borne.
///
/// A dead connection is noticed after `silence` and `answer`, or after twice `silence`, and one that idles after
/// `ping` more: within 30 seconds in all.
///
/// @param silence how long nothing may arrive before the server is asked over another connection
/// @param answer  how long it may take to open that connection, and to answer over it; in whole seconds
/// @param ping    how often a connection that is held open without being used is used
record Patience(Duration silence, Duration answer, Duration ping) {

    /// Whoever was let in to begin with can be let in again in the same time.
    static final Patience USUAL = new Patience(
            Duration.ofSeconds(8), Duration.ofSeconds(PostgresConnections.CONNECT_SECONDS), Duration.ofSeconds(8));
}
