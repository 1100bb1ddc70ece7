package io.reloquent.codegen;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// What every script has in common, as files beside it, by the names that they are imported by.
public final class Libraries {

    private static final String SURROUNDINGS = "surroundings.py";

    private Libraries() {}

    /// Those of scripts that Reloquent's own writer is called from.
    public static Map<String, String> ofNative() {
        return with("loading.py");
    }

    /// Those of scripts that MongoDB's connector writes for.
    public static Map<String, String> ofConnector() {
        return with("connector.py");
    }

    /// What compares the target with the source, which is a script itself.
    public static String validation() {
        return Templates.text("validate.py");
    }

    private static Map<String, String> with(String main) {
        Map<String, String> all = new TreeMap<>();
        for (String name : new String[] {main, "opening.py", "reading.py"}) {
            all.put(name, Templates.text(name));
        }
        all.put(SURROUNDINGS, surroundings());
        return Collections.unmodifiableMap(all);
    }

    private static String surroundings() {
        return Templates.fill(
                SURROUNDINGS,
                Map.of(
                        "python", "(" + Versions.pythonLine().replace(".", ", ") + ")",
                        "spark", PythonLiteral.of(Versions.sparkLine()),
                        "scala", PythonLiteral.of(Versions.scalaLine()),
                        "java", Versions.java()));
    }
}
