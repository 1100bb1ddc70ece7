package io.reloquent.plan;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// SQL as PostgreSQL writes an index's expressions and conditions back, in the words of the language of expressions.
final class SourceSql {

    private static final String TEXT = "'(?:[^']|'')*+'";

    private static final String TYPE = "(?:\\w++|\"[^\"]++\")";

    private static final String LIST = "(?:" + TEXT + "|[^'\\[\\]])*+";

    /// What stands in quotes comes first, so that nothing within it is taken for anything else.
    private static final Pattern WORDS =
            Pattern.compile("(?<text>" + TEXT + ")(?<cast>::(?:text(?!\\[)|" + TYPE + "\\." + TYPE + "(?!\\[)))?"
                    + "|(?<name>\"(?:[^\"]|\"\")*+\")"
                    + "|= ANY \\((?:ARRAY\\[(?<list>" + LIST + ")\\]"
                    + "|\\(ARRAY\\[(?<within>" + LIST + ")\\]\\)::[\\w. \"]+\\[\\])\\)");

    private SourceSql() {}

    /// With `IN` for `= ANY (ARRAY[…])`, and texts without the casts that say no more than their place does.
    static String plain(String written) {
        return WORDS.matcher(written).replaceAll(found -> Matcher.quoteReplacement(plain(found)));
    }

    private static String plain(MatchResult found) {
        if (found.group("text") != null) {
            return found.group("text");
        }
        return Optional.ofNullable(found.group("name")).orElseGet(() -> "IN (" + plain(list(found)) + ")");
    }

    private static String list(MatchResult found) {
        return Optional.ofNullable(found.group("list")).orElseGet(() -> found.group("within"));
    }
}
