package io.reloquent.local.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.codegen.Versions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What lies beside a script that MongoDB's connector writes for.
class ConnectorJarsTest {

    @TempDir
    private Path directory;

    @Test
    void the_jars_are_of_the_versions_that_the_script_asks_for() throws IOException {
        ConnectorJars.copyTo(directory);

        assertThat(Versions.spark()).startsWith("3.5.");
        assertThat(Versions.scalaLine()).isEqualTo("2.12");
        for (String name : ConnectorJars.names()) {
            String version = name.startsWith("mongo-spark") ? Versions.connector() : Versions.connectorDriver();
            try (var jar = new JarFile(directory.resolve(name).toFile())) {
                assertThat(told(jar)).as(name).contains(version);
            }
        }
    }

    @Test
    void nothing_of_this_program_is_among_them() throws IOException {
        ConnectorJars.copyTo(directory);

        try (Stream<Path> jars = Files.list(directory)) {
            for (Path file : jars.toList()) {
                try (var jar = new JarFile(file.toFile())) {
                    assertThat(jar.stream().map(JarEntry::getName))
                            .as(file.toString())
                            .noneMatch(name -> name.startsWith("io/reloquent/"));
                }
            }
        }
    }

    /// Where the version is, as the JAR says of itself. The connector's manifest says nothing.
    private static String told(JarFile jar) throws IOException {
        JarEntry own = jar.getJarEntry("com/mongodb/spark/connector/Versions.class");
        if (own == null) {
            return String.valueOf(jar.getManifest().getMainAttributes().getValue("Build-Version"));
        }
        try (InputStream content = jar.getInputStream(own)) {
            return new String(content.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
