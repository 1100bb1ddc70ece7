package io.reloquent.local.load;

import io.reloquent.run.Progress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Adds up what all ranges of one collection have done, and passes it on.
public final class LoadProgress {

    private final String collection;
    private final long expected;
    private final Progress progress;
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong documents = new AtomicLong();

    public LoadProgress(String collection, long expected, long alreadyThere, Progress progress) {
        this.collection = collection;
        this.expected = expected;
        this.progress = progress;
        documents.set(alreadyThere);
    }

    public void read(long count) {
        rows.addAndGet(count);
        report();
    }

    public void written(long count) {
        documents.addAndGet(count);
        report();
    }

    /// Something may pass; said before anything is waited for.
    public void trouble(String sentence) {
        progress.say(sentence);
    }

    /// What is lacking is tried again after a pause.
    public void waits(Duration pause) {
        progress.waits(collection, pause);
    }

    /// Some of what was written has to be written again.
    public void goneBack(long count) {
        documents.addAndGet(-count);
        progress.say("Going back to the last safe point of %s.".formatted(collection));
        report();
    }

    private void report() {
        progress.collection(collection, rows.get(), documents.get(), expected);
    }
}
