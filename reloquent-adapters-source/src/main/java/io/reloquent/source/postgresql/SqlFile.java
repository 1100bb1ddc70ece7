package io.reloquent.source.postgresql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A statement kept in a `.sql` file beside this package, with psql's own marks where something is put in:
/// `:'schemas'` for the schemas that are looked at, `:table` for SQL.
record SqlFile(String text) {

    private static final String SCHEMAS = ":'schemas'";
    private static final Pattern MARK = Pattern.compile("(?<!:):([a-z]+)");

    static SqlFile named(String name) {
        try (var stream = Objects.requireNonNull(SqlFile.class.getResourceAsStream(name + ".sql"), name)) {
            return new SqlFile(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How many parameters it has; each is the schemas.
    int parameters() {
        return text.split(Pattern.quote(SCHEMAS), -1).length - 1;
    }

    String withParameters() {
        return text.replace(SCHEMAS, "?");
    }

    /// The statement with SQL in the place of marks; what is put in is not looked through for marks again.
    String with(Map<String, String> sql) {
        return MARK.matcher(text)
                .replaceAll(mark -> Matcher.quoteReplacement(sql.getOrDefault(mark.group(1), mark.group())));
    }
}
