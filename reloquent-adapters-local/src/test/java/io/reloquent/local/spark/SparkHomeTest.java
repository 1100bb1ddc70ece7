package io.reloquent.local.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reloquent.fault.YoursToFix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is missing of a Spark is named, and what to do about it. A Python is a script here that answers as one would.
class SparkHomeTest {

    @TempDir
    Path directory;

    @Test
    void a_python_with_pyspark_and_a_jdk_17_beside_the_present_one_are_found() throws IOException {
        jdk("21");
        Path jdk = jdk("17");
        SparkHome home = SparkHome.find(Map.of("RELOQUENT_PYTHON", python("echo 3.5.6"), "OWN", "kept"), directory);

        assertThat(home.environment())
                .containsEntry("JAVA_HOME", jdk.toString())
                .containsEntry("OWN", "kept");
    }

    @Test
    void a_spark_home_is_where_python_looks_for_its_modules() throws IOException {
        jdk("17");
        Path home = Files.createDirectories(directory.resolve("home/python/lib"));
        Path archive = Files.writeString(home.resolve("py4j-0.10.9.7-src.zip"), "");
        Map<String, String> environment = Map.of(
                "RELOQUENT_PYTHON",
                python("echo 3.5.1"),
                "SPARK_HOME",
                directory.resolve("home").toString());

        assertThat(SparkHome.find(environment, directory).environment())
                .containsEntry("PYTHONPATH", home.getParent() + ":" + archive);
    }

    @Test
    void without_a_jdk_17_it_says_so() throws IOException {
        jdk("21");
        refused("echo 3.5.6", Map.of()).hasMessageContaining("Spark 3.5 runs on JDK 17, and there is none");
    }

    @Test
    void without_pyspark_it_says_which_python_has_none_and_how_to_get_it() throws IOException {
        jdk("17");
        refused("exit 1", Map.of())
                .hasMessageContaining("There is no Spark 3.5 here: '" + directory + "/python' has no PySpark.")
                .extracting(e -> ((YoursToFix) e).next())
                .asString()
                .contains("python -m pip install pyspark==3.5.6'", "SPARK_HOME", "--platform direct");
        assertThatThrownBy(() -> SparkHome.find(Map.of("RELOQUENT_PYTHON", "/no/such/python"), directory))
                .hasMessageContaining("'/no/such/python' has no PySpark");
    }

    @Test
    void another_version_is_named() throws IOException {
        jdk("17");
        refused("echo 4.0.0", Map.of()).hasMessageContaining("/python' has Spark 4.0.0.");
    }

    @Test
    void a_spark_home_that_is_none_is_named() throws IOException {
        jdk("17");
        refused("echo 3.5.6", Map.of("SPARK_HOME", "/no/such/spark"))
                .hasMessageContaining("SPARK_HOME names /no/such/spark, and there is no Spark with Python there.");
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refused(String answer, Map<String, String> more)
            throws IOException {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("RELOQUENT_PYTHON", python(answer));
        return assertThatThrownBy(() -> SparkHome.find(environment, directory))
                .isInstanceOfSatisfying(
                        YoursToFix.class, e -> assertThat(e.exitCode()).isEqualTo(2));
    }

    private String python(String answer) throws IOException {
        Path script = Files.writeString(directory.resolve("python"), "#!/bin/sh\n" + answer + "\n");
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"))
                .toString();
    }

    private Path jdk(String release) throws IOException {
        Path jdk = Files.createDirectories(directory.resolve("jdk-" + release));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"%s.0.2\"\n".formatted(release));
        return jdk;
    }
}
