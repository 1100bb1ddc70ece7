package io.reloquent.source.witness;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Days and moments since 1970 began in UTC.
final class Times {

    private static final long MILLISECONDS_A_DAY = 86_400_000L;

    /// A day, or a moment with a zone or without, as PostgreSQL and ISO 8601 write them.
    private static final Pattern WRITTEN = Pattern.compile(
            "(?<year>[+-]?\\d{4,})-(?<month>\\d\\d)-(?<day>\\d\\d)([ T](?<time>\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?)"
                    + "(?<zone>Z|[+-]\\d\\d(:\\d\\d){0,2})?)?(?<before> BC)?");

    private Times() {}

    static long milliseconds(LocalDate day) {
        return Math.multiplyExact(day.toEpochDay(), MILLISECONDS_A_DAY);
    }

    static long milliseconds(LocalDateTime time) {
        long seconds = Math.multiplyExact(time.toEpochSecond(ZoneOffset.UTC), 1_000L);
        return Math.addExact(seconds, time.get(ChronoField.MILLI_OF_SECOND));
    }

    static long microseconds(LocalDateTime time) {
        long seconds = Math.multiplyExact(time.toEpochSecond(ZoneOffset.UTC), 1_000_000L);
        return Math.addExact(seconds, time.get(ChronoField.MICRO_OF_SECOND));
    }

    /// Without a zone it is in UTC.
    ///
    /// @throws IllegalArgumentException if the text says neither
    static LocalDateTime parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no moment");
        }
        int year = Integer.parseInt(written.group("year"));
        var day = LocalDate.of(
                written.group("before") == null ? year : 1 - year,
                Integer.parseInt(written.group("month")),
                Integer.parseInt(written.group("day")));
        String time = written.group("time");
        String zone = written.group("zone");
        var local = day.atTime(time == null ? LocalTime.MIDNIGHT : LocalTime.parse(time));
        return zone == null ? local : local.minusSeconds(ZoneOffset.of(zone).getTotalSeconds());
    }
}
