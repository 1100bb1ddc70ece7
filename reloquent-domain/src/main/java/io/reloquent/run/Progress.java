package io.reloquent.run;

import java.time.Duration;

/// Told what is going on. Called from several threads; must return at once.
public interface Progress {

    /// Progress that nobody listens to.
    Progress NONE = new Progress() {
        @Override
        public void say(String sentence) {}

        @Override
        public void collection(String name, long rows, long documents, long expected) {}
    };

    /// A step began or ended.
    void say(String sentence);

    /// A collection is at `documents` of about `expected`, for which `rows` were read so far; 0 expected is not
    /// known.
    void collection(String name, long rows, long documents, long expected);

    /// A server is away, and what a collection lacks is tried again after a pause.
    default void waits(String collection, Duration pause) {}
}
