package io.reloquent.core;

import io.reloquent.core.TypeCases.Case;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.bson.BsonDateTime;

/// Dates, times and intervals.
final class TimeCases {

    /// PostgreSQL's first day: 4714-11-24 BC.
    private static final LocalDate FIRST = LocalDate.of(-4713, 11, 24);

    private static final LocalDate LAST_DATE = LocalDate.of(5_874_897, 12, 31);
    private static final LocalDateTime LAST_TIME = LocalDateTime.parse("+294276-12-31T23:59:59.999999");
    private static final long DAY = 86_400_000_000L;

    private TimeCases() {}

    static List<TypeCases> all() {
        return List.of(
                new TypeCases(
                        "date",
                        "date",
                        Stream.of(FIRST, LAST_DATE, LocalDate.of(0, 2, 29), LocalDate.of(1582, 10, 10), LocalDate.EPOCH)
                                .map(TimeCases::date)
                                .toList(),
                        r -> date(day(r, LAST_DATE))),
                new TypeCases("timestamp", "timestamp", edges(), r -> timestamp(time(r), "")),
                new TypeCases("timestamptz", "timestamptz", edges(), TimeCases::zoned),
                new TypeCases(
                        "timestamp_3",
                        "timestamp(3)",
                        List.of(),
                        r -> timestamp(time(r).truncatedTo(ChronoUnit.MILLIS), "")),
                new TypeCases(
                        "timestamptz_0",
                        "timestamptz(0)",
                        List.of(),
                        r -> timestamp(time(r).truncatedTo(ChronoUnit.SECONDS), "+00")),
                new TypeCases(
                        "time",
                        "time",
                        List.of(Case.same("24:00:00"), Case.same("00:00:00")),
                        r -> Case.same(clock(r))),
                new TypeCases(
                        "timetz",
                        "timetz",
                        List.of(Case.same("24:00:00+15:59:59")),
                        r -> Case.same(
                                clock(r) + "%+03d".formatted(r.nextInt(-15, 16)) + (r.nextBoolean() ? ":30" : ""))),
                new TypeCases("interval", "interval", List.of(interval(0, 0, 0)), TimeCases::anyInterval));
    }

    private static List<Case> edges() {
        return Stream.of(
                        FIRST.atStartOfDay(),
                        LAST_TIME,
                        LocalDateTime.parse("0000-12-31T23:59:59.999999"),
                        LocalDateTime.parse("1969-12-31T23:59:59.999999"),
                        LocalDateTime.parse("1999-12-31T23:59:59.999999"),
                        LocalDateTime.parse("1970-01-01T00:00:00.000001"))
                .map(time -> timestamp(time, "+00"))
                .toList();
    }

    static Case date(LocalDate day) {
        return new Case(era(day, ""), new BsonDateTime(day.toEpochDay() * 86_400_000L));
    }

    /// What is below a millisecond is cut towards the past, and counted.
    static Case timestamp(LocalDateTime time, String offset) {
        LocalDateTime kept = time.truncatedTo(ChronoUnit.MILLIS);
        return new Case(
                era(time.toLocalDate(), " " + time.toLocalTime() + offset),
                new BsonDateTime(kept.toInstant(ZoneOffset.UTC).toEpochMilli()),
                kept.equals(time) ? 0 : 1);
    }

    private static Case zoned(SplittableRandom random) {
        LocalDateTime utc = time(random);
        int minutes = random.nextInt(-900, 900);
        LocalDateTime local = utc.plusMinutes(minutes);
        Case inUtc = timestamp(utc, "");
        String text = era(local.toLocalDate(), " " + local.toLocalTime() + ZoneOffset.ofTotalSeconds(minutes * 60));
        return new Case(text.replace("Z", "+00"), inUtc.expected(), inUtc.lost());
    }

    private static LocalDate day(SplittableRandom random, LocalDate last) {
        return random.nextInt(3) == 0
                ? LocalDate.ofEpochDay(random.nextLong(FIRST.toEpochDay(), last.toEpochDay()))
                : LocalDate.ofEpochDay(random.nextInt(-60_000, 60_000));
    }

    static LocalDateTime time(SplittableRandom random) {
        LocalDate day = day(random, LocalDate.of(294_276, 12, 1)).plusDays(2);
        return day.atTime(LocalTime.ofNanoOfDay(ticks(random) * 1000));
    }

    /// Microseconds of a day; often whole milliseconds or seconds.
    private static long ticks(SplittableRandom random) {
        long micros = random.nextLong(DAY);
        long unit = new long[] {1, 1000, 1_000_000}[random.nextInt(3)];
        return micros / unit * unit;
    }

    /// With as many decimals as are not zero.
    static String clock(SplittableRandom random) {
        LocalTime time = LocalTime.ofNanoOfDay(ticks(random) * 1000);
        String fraction =
                "%06d".formatted(time.toNanoOfDay() / 1000 % 1_000_000).replaceAll("0+$", "");
        return "%02d:%02d:%02d%s"
                .formatted(
                        time.getHour(), time.getMinute(), time.getSecond(), fraction.isEmpty() ? "" : "." + fraction);
    }

    private static Case anyInterval(SplittableRandom random) {
        IntUnaryOperator sometimes = bound -> random.nextInt(3) == 0 ? 0 : random.nextInt(-bound, bound);
        return interval(
                sometimes.applyAsInt(5000),
                sometimes.applyAsInt(100_000),
                sometimes.applyAsInt(200) * ticks(random) + sometimes.applyAsInt(9));
    }

    /// In the form of ISO 8601, every part with its own sign.
    private static Case interval(int months, int days, long micros) {
        var text = new StringBuilder("P");
        part(text, months / 12, "Y");
        part(text, months % 12, "M");
        part(text, days, "D");
        if (micros != 0) {
            text.append('T');
            part(text, micros / 3_600_000_000L, "H");
            part(text, micros / 60_000_000 % 60, "M");
            long seconds = micros % 60_000_000;
            if (seconds != 0) {
                String fraction =
                        "%06d".formatted(Math.abs(seconds) % 1_000_000).replaceAll("0+$", "");
                text.append(seconds < 0 ? "-" : "").append(Math.abs(seconds) / 1_000_000);
                text.append(fraction.isEmpty() ? "" : "." + fraction).append('S');
            }
        }
        return Case.same(text.length() == 1 ? "PT0S" : text.toString());
    }

    private static void part(StringBuilder text, long value, String unit) {
        if (value != 0) {
            text.append(value).append(unit);
        }
    }

    private static String era(LocalDate day, String time) {
        boolean bc = day.getYear() <= 0;
        return "%04d-%02d-%02d%s%s"
                .formatted(
                        bc ? 1 - day.getYear() : day.getYear(),
                        day.getMonthValue(),
                        day.getDayOfMonth(),
                        time,
                        bc ? " BC" : "");
    }
}
