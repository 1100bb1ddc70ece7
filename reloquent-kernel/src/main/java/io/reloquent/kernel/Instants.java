package io.reloquent.kernel;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;

/// Days and instants as BSON dates, which are milliseconds since 1970 in UTC.
final class Instants {

    static final long EPOCH_2000 = 946_684_800_000L;
    static final long MILLIS_PER_DAY = 86_400_000L;

    /// `2024-02-29`, `2024-02-29T10:00`, `2024-02-29 10:00:00.123+01:00`, `-0044-03-15T00:00:00Z`.
    private static final DateTimeFormatter WRITTEN = new DateTimeFormatterBuilder()
            .parseCaseSensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffset("+HH:mm:ss", "Z")
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    private Instants() {}

    /// The first millisecond of a day.
    ///
    /// @param days since 2000
    static long midnight(int days) {
        if (days == Integer.MAX_VALUE || days == Integer.MIN_VALUE) {
            throw infinite("a BSON date");
        }
        return EPOCH_2000 + days * MILLIS_PER_DAY;
    }

    /// Writes microseconds since 2000 as a date, cut to milliseconds towards the past.
    static void writeMillis(BsonBuffer out, long micros) {
        if (micros == Long.MAX_VALUE || micros == Long.MIN_VALUE) {
            throw infinite("a BSON date");
        }
        long millis = Math.floorDiv(micros, 1000L);
        if (millis * 1000 != micros) {
            out.lose();
        }
        out.writeLong(EPOCH_2000 + millis);
    }

    /// Writes microseconds since 2000 as microseconds since 1970.
    static void writeMicros(BsonBuffer out, long micros) {
        if (micros == Long.MAX_VALUE || micros == Long.MIN_VALUE) {
            throw infinite("a number of microseconds");
        }
        try {
            out.writeLong(Math.addExact(micros, EPOCH_2000 * 1000));
        } catch (ArithmeticException beyond) {
            throw new ValueFault(
                    "is more microseconds after 1970 than an int64 holds; say 'type: string' to keep it as" + " text");
        }
    }

    /// Writes a day or an instant in ISO 8601 as a date; without an offset it is in UTC.
    static void write(BsonBuffer out, String text) {
        try {
            Instant instant = instant(WRITTEN.parse(text.replace(' ', 'T')));
            long millis = instant.toEpochMilli();
            if (!Instant.ofEpochMilli(millis).equals(instant)) {
                out.lose();
            }
            out.writeLong(millis);
        } catch (DateTimeException | ArithmeticException notOne) {
            throw ValueFault.unfit(text, "is no date or instant of ISO 8601 (2024-02-29, 2024-02-29T10:00:00Z)");
        }
    }

    private static Instant instant(TemporalAccessor parsed) {
        LocalTime time = parsed.query(TemporalQueries.localTime());
        ZoneOffset offset = parsed.query(TemporalQueries.offset());
        return LocalDate.from(parsed)
                .atTime(time == null ? LocalTime.MIDNIGHT : time)
                .toInstant(offset == null ? ZoneOffset.UTC : offset);
    }

    private static ValueFault infinite(String target) {
        return new ValueFault("is infinity, and " + target + " is finite; say 'type: string' to keep it as text, or"
                + " 'compute: CASE …' to put another value in its place");
    }
}
