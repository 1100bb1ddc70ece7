package io.reloquent.local.spark;

import io.reloquent.codegen.Versions;
import io.reloquent.fault.OursOrTheirs;
import io.reloquent.fault.YoursToFix;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A Spark 3.5 on this machine: a Python that has PySpark, and the JDK 17 that it runs on.
///
/// @param python      the program
/// @param environment what its process starts with
public record SparkHome(String python, Map<String, String> environment) {

    private static final String LINE = Versions.sparkLine() + ".";
    private static final String JAVA = String.valueOf(Versions.java());
    private static final Pattern RELEASE = Pattern.compile("JAVA_VERSION=\"(\\d+)");
    private static final String PROBE = "import py4j, pyspark; print(pyspark.__version__)";
    private static final Path INSTALLED = Path.of("/usr/lib/jvm");
    private static final String DIRECT = " '--platform direct' needs none.";

    public SparkHome {
        environment = Map.copyOf(environment);
    }

    /// The Spark that `SPARK_HOME` names, or else the PySpark of `RELOQUENT_PYTHON`, or else that of `python3`.
    ///
    /// @throws YoursToFix if something is missing
    public static SparkHome find(Map<String, String> environment) {
        return find(environment, INSTALLED);
    }

    /// @param installed where the system keeps its JDKs
    static SparkHome find(Map<String, String> environment, Path installed) {
        Map<String, String> own = new HashMap<>(environment);
        own.put("JAVA_HOME", java(environment, installed).toString());
        String home = environment.getOrDefault("SPARK_HOME", "");
        if (!home.isEmpty()) {
            own.put("PYTHONPATH", modules(Path.of(home)));
        }
        String python = environment.getOrDefault("RELOQUENT_PYTHON", "python3");
        var found = new SparkHome(python, own);
        found.check();
        return found;
    }

    private static String modules(Path home) {
        List<String> modules = new ArrayList<>(List.of(home.resolve("python").toString()));
        try (DirectoryStream<Path> archives = Files.newDirectoryStream(home.resolve("python/lib"), "py4j-*.zip")) {
            archives.forEach(archive -> modules.add(archive.toString()));
        } catch (IOException e) {
            throw YoursToFix.usage(
                    "SPARK_HOME names %s, and there is no Spark with Python there.".formatted(home),
                    "Let it name a Spark 3.5, or unset it to have PySpark looked for." + DIRECT,
                    e);
        }
        return String.join(File.pathSeparator, modules);
    }

    private void check() {
        String version = version();
        if (!version.startsWith(LINE)) {
            String found = version.isEmpty() ? "no PySpark" : "Spark " + version;
            throw YoursToFix.usage(
                    "There is no Spark %s here: '%s' has %s.".formatted(Versions.sparkLine(), python, found),
                    "Run '%s -m pip install pyspark==%s', or let SPARK_HOME name a Spark %s."
                                    .formatted(python, Versions.spark(), Versions.sparkLine())
                            + DIRECT);
        }
    }

    /// Empty if there is none.
    private String version() {
        var probe = new ProcessBuilder(python, "-c", PROBE)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        probe.environment().clear();
        probe.environment().putAll(environment);
        try {
            Process process = probe.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? said : "";
        } catch (IOException notThere) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OursOrTheirs("Looking for Spark was interrupted.", "Run the command again.", e);
        }
    }

    private static Path java(Map<String, String> environment, Path installed) {
        List<Path> candidates = new ArrayList<>();
        String home = environment.getOrDefault("JAVA_HOME", "");
        if (!home.isEmpty()) {
            candidates.add(Path.of(home));
        }
        onPath(environment).ifPresent(candidates::add);
        try (DirectoryStream<Path> all = Files.newDirectoryStream(installed)) {
            all.forEach(candidates::add);
        } catch (IOException none) {
            // Other systems keep them elsewhere.
        }
        return candidates.stream()
                .filter(candidate -> release(candidate).equals(JAVA))
                .findFirst()
                .orElseThrow(() -> YoursToFix.usage(
                        "Spark 3.5 runs on JDK 17, and there is none on this machine.",
                        "Install one beside the present one, and let JAVA_HOME or the PATH name it." + DIRECT));
    }

    private static Optional<Path> onPath(Map<String, String> environment) {
        for (String directory : environment.getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator), -1)) {
            Path java = Path.of(directory, "java");
            if (!directory.isEmpty() && Files.isExecutable(java)) {
                try {
                    return Optional.of(java.toRealPath()).map(Path::getParent).map(Path::getParent);
                } catch (IOException unreadable) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /// The feature release of the JDK in a directory, as its own `release` file says; empty if there is none.
    private static String release(Path directory) {
        try {
            Matcher version = RELEASE.matcher(Files.readString(directory.resolve("release")));
            return version.find() ? version.group(1) : "";
        } catch (IOException none) {
            return "";
        }
    }
}
