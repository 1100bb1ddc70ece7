package io.reloquent.session;

import java.time.Duration;

/// Told of every batch of documents on its way to the target.
public interface BatchWatch {

    /// Looks away.
    BatchWatch NONE = new BatchWatch() {
        @Override
        public void before(String collection) {}

        @Override
        public void written(String collection, int documents, int bytes, Duration took) {}

        @Override
        public void failed(String collection) {}

        @Override
        public long heldNanos() {
            return 0;
        }
    };

    /// Before a batch is sent, on the thread that has made it: the place to hold a load up, since nothing but that
    /// thread waits then, and the lease is renewed by another.
    ///
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted while it is held up
    void before(String collection);

    /// The target has acknowledged a batch. Called on a driver's thread; must return at once.
    void written(String collection, int documents, int bytes, Duration took);

    /// A batch has failed; it may be sent again.
    void failed(String collection);

    /// Nanoseconds for which [#before] has held callers up, in all.
    long heldNanos();
}
