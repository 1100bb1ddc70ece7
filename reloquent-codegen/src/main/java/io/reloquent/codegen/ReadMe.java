package io.reloquent.codegen;

import io.reloquent.plan.CollectionPlan;
import java.util.List;
import java.util.Map;

/// `README.md`: what is in the directory and how it is run.
public final class ReadMe {

    private ReadMe() {}

    /// Of a directory with the script of these collections.
    public static String of(List<CollectionPlan> collections) {
        return Templates.fill(
                "README.md",
                Map.of(
                        "count", collections.size(),
                        "spark", Versions.sparkLine(),
                        "scala", Versions.scalaLine(),
                        "java", Versions.java(),
                        "python", Versions.pythonLine(),
                        "emr", Versions.emr(),
                        "glue", Versions.glue(),
                        "mongodb", Versions.mongodb()));
    }

    /// Of a directory whose script MongoDB's connector writes for.
    public static String ofConnector(int collections) {
        return Templates.fill(
                "README-connector.md",
                Map.of(
                        "count", collections,
                        "spark", Versions.sparkLine(),
                        "scala", Versions.scalaLine(),
                        "java", Versions.java(),
                        "python", Versions.pythonLine(),
                        "connector", Versions.connector()));
    }
}
