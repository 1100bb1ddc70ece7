package io.reloquent.spark;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// What opens both servers. It shows nothing of itself.
///
/// The driver is told of them, and each task brings them along in the closure that Spark sends. Settings, arguments and
/// files would show them: settings are in the UI, in the event log and, on YARN, in the command line of each executor.
///
/// @param password of the source; null leaves it to the environment of the process
/// @param uri      of the target; null leaves it to the environment of the process
record Secrets(@Nullable String password, @Nullable String uri) implements Serializable {

    private static volatile Secrets own = new Secrets(null, null);

    /// Those of this process.
    static Secrets own() {
        return own;
    }

    /// Makes them those of this process.
    void use() {
        own = this;
    }

    /// The source's password; empty where none is known.
    String ofSource() {
        return password == null ? environment(Work.SOURCE_PASSWORD) : password;
    }

    /// The target's connection string; empty where none is known.
    String ofTarget() {
        return uri == null ? environment(Work.TARGET_URI) : uri;
    }

    private static String environment(String name) {
        return System.getenv().getOrDefault(name, "");
    }

    @Override
    public String toString() {
        return "Secrets[****]";
    }
}
