package io.reloquent.source.witness;

import java.util.ArrayDeque;
import java.util.Deque;

/// What must be closed again, each though another cannot.
final class Opened implements AutoCloseable {

    /// Closing it fails with nothing checked.
    private final Deque<AutoCloseable> all = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T one) {
        all.push(one);
        return one;
    }

    @Override
    public void close() {
        RuntimeException first = null;
        for (AutoCloseable one : all) {
            try {
                one.close();
            } catch (RuntimeException e) {
                first = first == null ? e : first;
            } catch (Exception e) {
                first = first == null ? new IllegalStateException(e) : first;
            }
        }
        all.clear();
        if (first != null) {
            throw first;
        }
    }
}
