package io.reloquent.sizing;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/// The time that a migration may take.
public record Window(Duration length) {

    public static final Window HOUR = new Window(Duration.ofHours(1));

    private static final Pattern FORM = Pattern.compile("(?=\\d)(\\d{1,4}h)?(\\d{1,5}m)?(\\d{1,6}s)?");

    public Window {
        if (length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException("a window is longer than " + length);
        }
    }

    /// Reads `1h`, `90m`, `2h30m`.
    ///
    /// @throws IllegalArgumentException if it is written otherwise
    public static Window parse(String text) {
        try {
            if (FORM.matcher(text).matches()) {
                return new Window(Duration.parse("PT" + text));
            }
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(text, e);
        }
        throw new IllegalArgumentException("'" + text + "' is not a time such as 1h, 90m or 2h30m");
    }

    public double seconds() {
        return length.toMillis() / 1_000.0;
    }
}
