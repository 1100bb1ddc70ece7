package io.reloquent.local.direct;

import io.reloquent.run.Progress;
import java.util.concurrent.atomic.AtomicLong;

/// Adds up what all ranges of one collection have done, and passes it on.
final class LoadProgress {

    private final String collection;
    private final long expected;
    private final Progress progress;
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong documents = new AtomicLong();

    LoadProgress(String collection, long expected, long alreadyThere, Progress progress) {
        this.collection = collection;
        this.expected = expected;
        this.progress = progress;
        documents.set(alreadyThere);
    }

    void read(long count) {
        rows.addAndGet(count);
        report();
    }

    void written(long count) {
        documents.addAndGet(count);
        report();
    }

    /// Something may pass; said before anything is waited for.
    void trouble(String sentence) {
        progress.say(sentence);
    }

    /// Some of what was written has to be written again.
    void goneBack(long count) {
        documents.addAndGet(-count);
        progress.say("Going back to the last safe point of %s.".formatted(collection));
        report();
    }

    private void report() {
        progress.collection(collection, rows.get(), documents.get(), expected);
    }
}
