package io.reloquent.core;

import io.reloquent.run.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Does something once, in a thread of its own, while a run is under way.
final class Faults implements Progress {

    private final long afterDocuments;
    private final Runnable fault;
    private final String saying;
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());
    private @Nullable Thread thread;
    private volatile @Nullable Throwable thrown;

    /// As soon as so many documents are written; with 0, at once.
    Faults(long afterDocuments, Runnable fault) {
        this(afterDocuments, fault, "");
    }

    private Faults(long afterDocuments, Runnable fault, String saying) {
        this.afterDocuments = afterDocuments;
        this.fault = fault;
        this.saying = saying;
    }

    /// When a sentence is said, and before anything else happens.
    static Faults saying(String sentence, Runnable fault) {
        return new Faults(Long.MAX_VALUE, fault, sentence);
    }

    List<String> said() {
        return said;
    }

    @Override
    public void say(String sentence) {
        said.add(sentence);
        if (sentence.equals(saying)) {
            begin();
            rethrow();
        } else if (afterDocuments == 0) {
            begin();
        }
    }

    @Override
    public void collection(String name, long rows, long documents, long expected) {
        if (documents >= afterDocuments) {
            begin();
        }
    }

    private synchronized void begin() {
        if (thread == null) {
            thread = new Thread(fault, "fault");
            thread.setUncaughtExceptionHandler((t, e) -> thrown = e);
            thread.start();
        }
    }

    /// Waits for what was done, and fails with what that failed with.
    synchronized void rethrow() {
        end();
        Throwable failure = thrown;
        if (failure != null) {
            throw new AssertionError(failure);
        }
    }

    private void end() {
        try {
            if (thread == null) {
                throw new AssertionError("it never came to that");
            }
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
