package io.reloquent.sandbox;

/// What still has to be done if the JVM ends (by Ctrl-C too) before it was done in the ordinary way.
final class ShutdownHook {
    private final Thread thread;

    private ShutdownHook(Thread thread) {
        this.thread = thread;
    }

    static ShutdownHook register(String name, Runnable work) {
        var thread = new Thread(work, name);
        Runtime.getRuntime().addShutdownHook(thread);
        return new ShutdownHook(thread);
    }

    void remove() {
        try {
            Runtime.getRuntime().removeShutdownHook(thread);
        } catch (IllegalStateException alreadyShuttingDown) {
            // The hook itself is calling, or about to: closing twice does no harm.
        }
    }
}
