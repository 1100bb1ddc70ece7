package io.reloquent.local.spark;

import io.reloquent.codegen.Versions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/// The JARs that a script needs where MongoDB's connector writes: the connector, the driver that it asks for, and the
/// source's driver. They lie in this program as files.
final class ConnectorJars {

    private ConnectorJars() {}

    /// The names of those of MongoDB: each has its version in it, and the connector Scala's.
    static List<String> names() {
        List<String> names = new ArrayList<>();
        names.add("mongo-spark-connector_%s-%s.jar".formatted(Versions.scalaLine(), Versions.connector()));
        for (String artifact : List.of("bson", "bson-record-codec", "mongodb-driver-core", "mongodb-driver-sync")) {
            names.add("%s-%s.jar".formatted(artifact, Versions.connectorDriver()));
        }
        return names;
    }

    /// Names of all files that are copied.
    static List<String> shipped() {
        List<String> all = new ArrayList<>(names());
        all.add(ShippedJars.DRIVER);
        return all;
    }

    static InputStream open(String name) {
        InputStream content = ConnectorJars.class.getResourceAsStream("connector/" + name);
        if (content == null) {
            throw new IllegalStateException(name + " is missing in this program");
        }
        return content;
    }

    static void copyTo(Path directory) throws IOException {
        Files.createDirectories(directory);
        for (String name : names()) {
            try (InputStream content = open(name)) {
                Files.copy(content, directory.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        ShippedJars.copyDriverTo(directory);
    }
}
