package io.reloquent.shell.screen;

import java.io.IOException;

/// Keeps keys off the screen that are pressed while nobody asks: a password may be typed ahead of its question.
public final class Hush implements AutoCloseable {

    private final boolean quiet;

    private Hush(boolean quiet) {
        this.quiet = quiet;
    }

    /// Until it is closed, where the system has a way to do it.
    public static Hush begin() {
        return new Hush(stty("-echo"));
    }

    @Override
    public void close() {
        if (quiet) {
            stty("echo");
        }
    }

    private static boolean stty(String mode) {
        // One who is told to end would not wait, and leave the terminal silent.
        boolean interrupted = Thread.interrupted();
        try {
            return new ProcessBuilder("stty", mode).inheritIO().start().waitFor() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            interrupted = true;
            return false;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
