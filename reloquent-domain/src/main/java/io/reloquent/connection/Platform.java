package io.reloquent.connection;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What carries a plan out. It makes no difference to the documents, and is no part of the plan.
public enum Platform {
    /// This program itself.
    DIRECT,
    /// A Spark on this machine.
    SPARK_LOCAL;

    /// The name that users write: `direct`, `spark-local`.
    public String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// All names, in order.
    public static List<String> names() {
        return Stream.of(values()).map(Platform::written).toList();
    }

    /// The one of that name, if there is one.
    public static Optional<Platform> named(String text) {
        return Stream.of(values())
                .filter(platform -> platform.written().equals(text))
                .findFirst();
    }
}
