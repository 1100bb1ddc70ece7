package io.reloquent.shell.command;

import io.reloquent.session.Session;

/// Closes a session as soon as the process is told to end: the demo's servers are gone at that moment, and nobody
/// should wait for answers from them.
final class Hurry implements AutoCloseable {

    private final Thread hook;

    private Hurry(Thread hook) {
        this.hook = hook;
    }

    static Hurry closing(Session session) {
        var hook = new Thread(session::close, "hurry");
        Runtime.getRuntime().addShutdownHook(hook);
        return new Hurry(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The hook runs already, or is about to.
        }
    }
}
