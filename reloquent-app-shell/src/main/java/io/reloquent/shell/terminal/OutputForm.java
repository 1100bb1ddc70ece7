package io.reloquent.shell.terminal;

import io.reloquent.fault.YoursToFix;
import java.util.Locale;
import java.util.stream.Stream;

/// The form in which a command gives its data.
public enum OutputForm {
    TABLE,
    JSON,
    YAML;

    /// @throws YoursToFix if it is none of them
    public static OutputForm parse(String text) {
        return Stream.of(values())
                .filter(form -> form.written().equals(text))
                .findFirst()
                .orElseThrow(() -> YoursToFix.usage(
                        "There is no output '" + text + "'.", "Say --output table, --output json or --output yaml."));
    }

    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }
}
