package io.reloquent.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Who puts rows together on Spark. It makes no difference to the documents, and is no part of the plan.
public enum SparkMethod {
    /// The kernel, in tasks that have a range of keys each: no row passes from task to task.
    KERNEL("kernel"),
    /// Spark, by a script of DataFrames that a person can read.
    DATA_FRAMES("dataframe");

    private final String written;

    SparkMethod(String written) {
        this.written = written;
    }

    /// The name that users write: `kernel`, `dataframe`.
    public String written() {
        return written;
    }

    /// All names, in order.
    public static List<String> names() {
        return Stream.of(values()).map(SparkMethod::written).toList();
    }

    /// The one of that name, if there is one.
    public static Optional<SparkMethod> named(String text) {
        return Stream.of(values())
                .filter(method -> method.written().equals(text))
                .findFirst();
    }

    /// What a cluster loads a collection with in the least time. On one machine it is the kernel, whatever the
    /// collection.
    public static Recommendation<SparkMethod> recommended(CollectionPlan collection) {
        if (collection.ranges().value() > 1) {
            return new Recommendation<>(
                    KERNEL, "its ranges can be read at once, so no row has to pass from task to task");
        }
        if (collection.documents().rows() < Ranges.WORTH_SPLITTING) {
            return new Recommendation<>(KERNEL, "it is small enough for one task");
        }
        return new Recommendation<>(
                DATA_FRAMES,
                "the kernel would load it in one task: " + collection.ranges().because());
    }
}
