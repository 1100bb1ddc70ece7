package io.reloquent.expression;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Values read from text. PostgreSQL reads every text that is read here and makes the same value of it; it reads more
/// forms of dates and some more of numbers.
final class ReadValue {

    /// What C calls so.
    private static final String SPACE = " \t\n\u000B\f\r";

    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+");
    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,9})?");
    private static final Pattern NO_NUMBER = Pattern.compile("(?i)nan|[+-]?inf(inity)?");
    private static final String DAY = "(?<year>[0-9]{4,7})-(?<month>[0-9]{2})-(?<day>[0-9]{2})";
    private static final String TIME =
            "(?<hour>[0-9]{2}):(?<minute>[0-9]{2})(:(?<second>[0-9]{2})(\\.(?<fraction>[0-9]{1,6}))?)?";
    private static final String ERA = "(?<era> BC)?";
    private static final Pattern DATE = Pattern.compile(DAY + ERA);
    private static final Pattern TIMESTAMP = Pattern.compile(DAY + "([ T]" + TIME + ")?" + ERA);
    private static final Pattern TIMESTAMPTZ =
            Pattern.compile(DAY + "([ T]" + TIME + " ?(?<zone>Z|[+-][0-9]{2}(:?[0-9]{2})?)?)?" + ERA);
    private static final Pattern UUID_GROUPS = Pattern.compile("([0-9a-fA-F]{4}-?){7}[0-9a-fA-F]{4}");
    private static final List<String> TRUE = List.of("true", "yes", "on", "1");
    private static final List<String> FALSE = List.of("false", "no", "off", "0");

    private ReadValue() {}

    static Object of(String text, ExpressionType type) {
        String bare = type == ExpressionType.TEXT ? text : Texts.trimmed(text, SPACE, true, true);
        try {
            return switch (type) {
                case BOOLEAN -> truth(bare);
                case INTEGER -> whole(bare);
                case DECIMAL -> decimal(bare);
                case DOUBLE -> floating(bare);
                case TEXT -> text;
                case UUID -> uuid(bare);
                case DATE -> Times.inRange(day(matched(DATE, bare)));
                case TIMESTAMP -> Times.inRange(time(matched(TIMESTAMP, bare)));
                case TIMESTAMPTZ -> Times.instant(Times.inRange(instant(matched(TIMESTAMPTZ, bare))));
                case BYTES, OTHER -> throw new IllegalArgumentException("nothing of type " + type + " is read");
            };
        } catch (DateTimeException e) {
            throw unread();
        }
    }

    private static boolean truth(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        boolean isTrue = begins(TRUE, word);
        if (isTrue == begins(FALSE, word)) {
            throw unread();
        }
        return isTrue;
    }

    private static boolean begins(List<String> words, String word) {
        return !word.isEmpty() && words.stream().anyMatch(w -> w.startsWith(word));
    }

    private static long whole(String text) {
        matched(WHOLE, text);
        var value = new BigInteger(text);
        if (value.bitLength() >= Long.SIZE) {
            throw new EvaluationFault("The number is beyond 64 bits.");
        }
        return value.longValue();
    }

    private static BigDecimal decimal(String text) {
        if (NO_NUMBER.matcher(text).matches()) {
            throw new EvaluationFault("Infinity and NaN are no numbers here.");
        }
        matched(NUMBER, text);
        return Decimals.bounded(new BigDecimal(text));
    }

    private static double floating(String text) {
        if (NO_NUMBER.matcher(text).matches()) {
            return special(text.toLowerCase(Locale.ROOT));
        }
        matched(NUMBER, text);
        double value = Double.parseDouble(text);
        boolean digits = text.split("[eE]", -1)[0].matches(".*[1-9].*");
        if (Double.isInfinite(value) || (value == 0 && digits)) {
            throw new EvaluationFault("The number is too large or too small for double precision.");
        }
        return value;
    }

    private static double special(String word) {
        if (word.equals("nan")) {
            return Double.NaN;
        }
        return word.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }

    private static UUID uuid(String text) {
        boolean braces = text.startsWith("{") && text.endsWith("}");
        String inner = braces ? text.substring(1, text.length() - 1) : text;
        matched(UUID_GROUPS, inner);
        String digits = inner.replace("-", "");
        return new UUID(Long.parseUnsignedLong(digits, 0, 16, 16), Long.parseUnsignedLong(digits, 16, 32, 16));
    }

    private static LocalDate day(Matcher parts) {
        int year = Integer.parseInt(parts.group("year"));
        if (year == 0) {
            throw unread();
        }
        int counted = parts.group("era") == null ? year : 1 - year;
        return LocalDate.of(counted, Integer.parseInt(parts.group("month")), Integer.parseInt(parts.group("day")));
    }

    private static LocalDateTime time(Matcher parts) {
        if (parts.group("hour") == null) {
            return day(parts).atStartOfDay();
        }
        int second = parts.group("second") == null ? 0 : Integer.parseInt(parts.group("second"));
        String fraction = parts.group("fraction") == null ? "" : parts.group("fraction");
        int nanos = Integer.parseInt((fraction + "000000000").substring(0, 9));
        return day(parts)
                .atTime(LocalTime.of(
                        Integer.parseInt(parts.group("hour")), Integer.parseInt(parts.group("minute")), second, nanos));
    }

    /// In UTC; a time without a zone is one of UTC.
    private static LocalDateTime instant(Matcher parts) {
        String zone = parts.group("zone");
        return zone == null ? time(parts) : Times.utc(time(parts).toInstant(ZoneOffset.of(zone)));
    }

    private static Matcher matched(Pattern form, String text) {
        Matcher matcher = form.matcher(text);
        if (!matcher.matches()) {
            throw unread();
        }
        return matcher;
    }

    private static EvaluationFault unread() {
        return new EvaluationFault("The text is not written as a value of the type.");
    }
}
