package io.reloquent.sizing;

import java.util.Locale;

/// Where documents are made.
public enum Where {
    /// By this program, on this machine.
    DIRECT,
    /// By a Spark on this machine.
    SPARK_LOCAL,
    /// By a cluster of Amazon EMR.
    EMR,
    /// By a job of AWS Glue.
    GLUE;

    /// The name that users read: `direct`, `spark-local`.
    public String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean isSpark() {
        return this != DIRECT;
    }
}
