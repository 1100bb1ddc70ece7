package io.reloquent.connection;

import io.reloquent.fault.Nearest;
import io.reloquent.fault.YoursToFix;
import java.util.List;
import java.util.Locale;
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

    /// @throws YoursToFix if it is the name of none
    public static Platform parse(String text) {
        return Stream.of(values())
                .filter(platform -> platform.written().equals(text))
                .findFirst()
                .orElseThrow(() -> YoursToFix.usage(
                        "There is no platform '%s'.%s".formatted(text, meant(text)),
                        "Say one of " + String.join(", ", names()) + "."));
    }

    private static String meant(String text) {
        return Nearest.of(text, names())
                .map(name -> " Did you mean '" + name + "'?")
                .orElse("");
    }
}
