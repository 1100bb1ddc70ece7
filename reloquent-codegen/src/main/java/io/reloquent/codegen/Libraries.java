package io.reloquent.codegen;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// What every script has in common, as files beside it.
public final class Libraries {

    private static final String SURROUNDINGS = "surroundings.py";

    private Libraries() {}

    /// All of them, by the names that they are imported by.
    public static Map<String, String> all() {
        Map<String, String> all = new TreeMap<>();
        all.put("loading.py", Templates.text("loading.py"));
        all.put("opening.py", Templates.text("opening.py"));
        all.put(SURROUNDINGS, surroundings());
        return Collections.unmodifiableMap(all);
    }

    private static String surroundings() {
        String python = Versions.python().toString();
        return Templates.fill(
                SURROUNDINGS,
                Map.of(
                        "python", "(" + python.substring(1, python.length() - 1) + ")",
                        "spark", PythonLiteral.of(Versions.sparkLine()),
                        "scala", PythonLiteral.of(Versions.scalaLine()),
                        "java", Versions.java()));
    }
}
