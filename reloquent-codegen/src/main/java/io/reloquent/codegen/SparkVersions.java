package io.reloquent.codegen;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// What a script that MongoDB's connector writes for is made for, as the build has it.
///
/// @param spark     all of its version
/// @param scala     that this Spark is made with
/// @param connector for Spark
/// @param driver    of MongoDB that the connector asks for
public record SparkVersions(String spark, String scala, String connector, String driver) {

    public static final SparkVersions BUILT = built();

    private static SparkVersions built() {
        var versions = new Properties();
        try {
            versions.load(new StringReader(Templates.text("versions.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SparkVersions(
                of(versions, "spark"), of(versions, "scala"), of(versions, "connector"), of(versions, "driver"));
    }

    private static String of(Properties versions, String what) {
        @Nullable String version = versions.getProperty(what);
        if (version == null) {
            throw new IllegalStateException("The version of " + what + " is missing in this program");
        }
        return version;
    }

    /// `3.5` of `3.5.6`.
    public static String line(String version) {
        return version.substring(0, version.lastIndexOf('.'));
    }
}
