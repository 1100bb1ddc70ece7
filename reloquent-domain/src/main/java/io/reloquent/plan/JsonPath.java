package io.reloquent.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A value within the JSON of a column, as PostgreSQL writes an index over it: `((data -> 'a'::text) ->> 'b'::text)`.
///
/// @param names from the outside to the inside, each one that MongoDB takes in a path
record JsonPath(String column, List<String> names) {

    private static final String NAME = "(?<name>'(?:[^']|'')++')(?:::text)?";
    private static final Pattern WITHIN =
            Pattern.compile("(?<column>\\w+|\"(?:[^\"]|\"\")++\")(?<steps>(?: ->>? '(?:[^']|'')++'(?:::text)?)++)");
    private static final Pattern BY_LIST =
            Pattern.compile("(?<column>\\w+|\"(?:[^\"]|\"\")++\") #>>? '\\{(?<list>[^'\"\\\\{}]+)}'(?:::text\\[])?");
    private static final Pattern STEP = Pattern.compile(" ->>? " + NAME);

    /// A value made of the text is indexed by itself.
    private static final Pattern CONVERTED = Pattern.compile("(?<inner>.+)::(?:integer|bigint|numeric|text|boolean)");

    JsonPath {
        names = List.copyOf(names);
    }

    /// Nothing where the expression is about anything else, or about a name or an element that no path can say.
    static Optional<JsonPath> of(String written) {
        String text = flat(written);
        Matcher converted = CONVERTED.matcher(text);
        String bare = converted.matches() && !text.endsWith("'::text") ? converted.group("inner") : text;
        return steps(bare).or(() -> list(bare)).filter(JsonPath::isPath);
    }

    private static Optional<JsonPath> steps(String text) {
        Matcher found = WITHIN.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        List<String> names = STEP.matcher(found.group("steps"))
                .results()
                .map(step -> unquoted(step.group("name"), '\''))
                .toList();
        return Optional.of(new JsonPath(unquoted(found.group("column"), '"'), names));
    }

    private static Optional<JsonPath> list(String text) {
        Matcher found = BY_LIST.matcher(text);
        return found.matches()
                ? Optional.of(new JsonPath(
                        unquoted(found.group("column"), '"'),
                        List.of(found.group("list").split(",", -1))))
                : Optional.empty();
    }

    /// Without the parentheses outside of quotes, which only group what is read from left to right anyway.
    private static String flat(String written) {
        var flat = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < written.length(); i++) {
            char at = written.charAt(i);
            if (quote == 0 ? at == '\'' || at == '"' : at == quote) {
                quote = quote == 0 ? at : 0;
            }
            if (quote != 0 || (at != '(' && at != ')')) {
                flat.append(at);
            }
        }
        return flat.toString();
    }

    private static String unquoted(String name, char quote) {
        boolean quoted = name.charAt(0) == quote;
        String twice = String.valueOf(quote).repeat(2);
        return quoted ? name.substring(1, name.length() - 1).replace(twice, String.valueOf(quote)) : name;
    }

    /// A number is an element in MongoDB's paths as well as a name.
    private boolean isPath() {
        List<String> unfit = new ArrayList<>(names);
        unfit.removeIf(name -> !name.isEmpty()
                && !name.startsWith("$")
                && name.indexOf('.') < 0
                && name.indexOf('\0') < 0
                && !name.chars().allMatch(Character::isDigit));
        return unfit.isEmpty();
    }
}
