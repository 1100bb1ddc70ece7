package io.reloquent.web.security;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Browsers that have shown the launch token. Each has a cookie of its own, and a word that it sends with everything
/// that changes something: a page elsewhere can have the cookie sent, but cannot know the word.
public final class Visits {

    /// The oldest goes when there are more.
    private static final int MOST = 32;

    private final Deque<Visit> visits = new ArrayDeque<>();

    /// One browser.
    ///
    /// @param cookie what it sends by itself
    /// @param csrf   what its page sends in `X-Reloquent-Csrf`
    public record Visit(String cookie, String csrf) {
        @Override
        public String toString() {
            return "(a visit)";
        }
    }

    public synchronized Visit begin() {
        var visit = new Visit(Secrets.fresh(), Secrets.fresh());
        visits.addFirst(visit);
        if (visits.size() > MOST) {
            visits.removeLast();
        }
        return visit;
    }

    public synchronized Optional<Visit> of(String cookie) {
        Visit found = null;
        for (Visit visit : visits) {
            // All are looked at, so that the time tells nothing.
            found = Secrets.same(visit.cookie(), cookie) ? visit : found;
        }
        return Optional.ofNullable(found);
    }

    public synchronized void end(Visit visit) {
        visits.remove(visit);
    }
}
