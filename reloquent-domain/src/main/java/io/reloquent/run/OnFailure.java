package io.reloquent.run;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What becomes of a run in which some collections could not be loaded.
public enum OnFailure {
    /// What is not loaded is tried again under the same snapshot; what was fenced stays.
    RETRY,
    /// Everything that the run created is dropped, and loaded again under a new snapshot.
    RESTART,
    /// The run ends. What is loaded stays, and the run can be resumed.
    ABORT;

    /// The name that users write: `retry`, `restart`, `abort`.
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// All names, in order.
    public static List<String> names() {
        return Stream.of(values()).map(OnFailure::written).toList();
    }

    /// The one of that name, if there is one.
    public static Optional<OnFailure> named(String text) {
        return Stream.of(values())
                .filter(choice -> choice.written().equals(text))
                .findFirst();
    }
}
