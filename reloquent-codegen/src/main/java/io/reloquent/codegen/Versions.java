package io.reloquent.codegen;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Properties;

/// The versions that generated files are made for. They stand in `pom.xml` alone.
public final class Versions {

    private static final Properties ALL = read();

    private Versions() {}

    /// Of Spark, to the last digit: the one that everything is tested on.
    public static String spark() {
        return of("spark");
    }

    /// `3.5`: any Spark of this line will do.
    public static String sparkLine() {
        return line(spark());
    }

    /// `2.12`: Spark is made for several, and the writer for this one.
    public static String scalaLine() {
        return line(of("scala"));
    }

    /// The oldest Java that the writer runs on.
    public static int java() {
        return Integer.parseInt(of("java"));
    }

    /// The oldest Python that the scripts are for.
    public static String pythonLine() {
        return of("python");
    }

    /// `emr-7.12.0`: a release of Amazon EMR with this Spark.
    public static String emr() {
        return "emr-" + of("emr");
    }

    /// A version of AWS Glue with a Spark of this line.
    public static String glue() {
        return of("glue");
    }

    /// Of the driver of MongoDB, in `jars/`.
    public static String mongodb() {
        return of("mongodb");
    }

    /// Of MongoDB's connector for Spark.
    public static String connector() {
        return of("connector");
    }

    /// Of the driver of MongoDB that the connector asks for.
    public static String connectorDriver() {
        return of("connector-driver");
    }

    private static String line(String version) {
        return version.substring(0, version.indexOf('.', version.indexOf('.') + 1));
    }

    private static String of(String name) {
        String version = ALL.getProperty(name, "");
        if (version.isEmpty() || version.startsWith("$")) {
            throw new IllegalStateException("the version of " + name + " is missing in this program");
        }
        return version;
    }

    private static Properties read() {
        var all = new Properties();
        try {
            all.load(new StringReader(Templates.text("versions.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
