package io.reloquent.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.codegen.Versions;
import io.reloquent.sandbox.PythonModules;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Versions on the pages are those that the build has.
class VersionsTest {

    private static final Map<Pattern, String> SAID = Map.of(
            Pattern.compile("pyspark==([0-9.]*[0-9])"), Versions.spark(),
            Pattern.compile("(emr-[0-9.]*[0-9])"), Versions.emr(),
            Pattern.compile("a job of Glue ([0-9.]*[0-9])"), Versions.glue(),
            Pattern.compile("\\bScala ([0-9.]*[0-9])"), Versions.scalaLine(),
            Pattern.compile("\\bPython ([0-9.]*[0-9]) or later"), Versions.pythonLine(),
            Pattern.compile("\\bSpark ([0-9]\\.[0-9])"), Versions.sparkLine());

    @Test
    void pages_name_the_versions_that_things_are_made_for() {
        SAID.forEach((pattern, version) -> {
            var found = new TreeSet<String>();
            for (Page page : Page.all()) {
                pattern.matcher(page.text())
                        .results()
                        .map(VersionsTest::version)
                        .forEach(found::add);
            }
            assertThat(found).as(pattern.pattern()).containsExactly(version);
        });
    }

    private static String version(MatchResult match) {
        return Objects.requireNonNull(match.group(1));
    }

    @Test
    void tests_run_on_the_spark_that_the_build_is_made_for() {
        assertThat(PythonModules.pySpark().get("PYTHONPATH")).endsWith(Versions.spark());
    }
}
