package io.reloquent.expression;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;

/// Dates and times of the calendar that PostgreSQL counts in: Gregorian for all years, with 1 BC before 1 AD.
final class Times {

    /// The first day that PostgreSQL knows: 24 November 4714 BC.
    private static final LocalDate FIRST = LocalDate.of(-4713, 11, 24);

    private static final LocalDate LAST_DATE = LocalDate.of(5_874_897, 12, 31);
    private static final LocalDate LAST_OF_TIMESTAMPS = LocalDate.of(294_276, 12, 31);

    static final Set<String> DATE_FIELDS =
            Set.of("year", "quarter", "month", "week", "day", "dow", "isodow", "doy", "isoyear", "epoch");
    static final Set<String> TIME_FIELDS = Set.of("hour", "minute", "second");
    static final Set<String> TRUNCATIONS =
            Set.of("year", "quarter", "month", "week", "day", "hour", "minute", "second");

    private Times() {}

    static LocalDate inRange(LocalDate date) {
        if (date.isBefore(FIRST) || date.isAfter(LAST_DATE)) {
            throw new EvaluationFault("The date is beyond those PostgreSQL knows.");
        }
        return date;
    }

    static LocalDateTime inRange(LocalDateTime time) {
        if (time.toLocalDate().isBefore(FIRST) || time.toLocalDate().isAfter(LAST_OF_TIMESTAMPS)) {
            throw new EvaluationFault("The timestamp is beyond those PostgreSQL knows.");
        }
        return time;
    }

    static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    static Instant instant(LocalDateTime utc) {
        return utc.toInstant(ZoneOffset.UTC);
    }

    /// A field of a time; seconds with their six digits.
    static BigDecimal field(String field, LocalDateTime time) {
        return switch (field) {
            case "hour" -> BigDecimal.valueOf(time.getHour());
            case "minute" -> BigDecimal.valueOf(time.getMinute());
            case "second" -> BigDecimal.valueOf(time.getSecond() * 1_000_000L + time.getNano() / 1_000, 6);
            case "epoch" -> epoch(time);
            default -> field(field, time.toLocalDate());
        };
    }

    private static BigDecimal epoch(LocalDateTime time) {
        BigDecimal seconds = BigDecimal.valueOf(time.toEpochSecond(ZoneOffset.UTC));
        return seconds.add(BigDecimal.valueOf(time.getLong(ChronoField.MICRO_OF_SECOND), 6));
    }

    static BigDecimal field(String field, LocalDate date) {
        long value = switch (field) {
            case "year" -> written(date.getYear());
            case "quarter" -> date.get(IsoFields.QUARTER_OF_YEAR);
            case "month" -> date.getMonthValue();
            case "week" -> date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case "day" -> date.getDayOfMonth();
            case "dow" -> date.getDayOfWeek().getValue() % 7;
            case "isodow" -> date.getDayOfWeek().getValue();
            case "doy" -> date.getDayOfYear();
            case "isoyear" -> written(date.get(IsoFields.WEEK_BASED_YEAR));
            case "epoch" -> date.toEpochDay() * 86_400;
            default -> throw new IllegalArgumentException("a date has no field " + field);
        };
        return BigDecimal.valueOf(value);
    }

    static LocalDateTime truncated(String field, LocalDateTime time) {
        LocalDate date = time.toLocalDate();
        return switch (field) {
            case "second" -> time.truncatedTo(ChronoUnit.SECONDS);
            case "minute" -> time.truncatedTo(ChronoUnit.MINUTES);
            case "hour" -> time.truncatedTo(ChronoUnit.HOURS);
            case "day" -> start(date);
            case "week" -> start(date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
            case "month" -> start(date.withDayOfMonth(1));
            case "quarter" ->
                start(date.withDayOfMonth(1)
                        .withMonth(date.getMonth().firstMonthOfQuarter().getValue()));
            case "year" -> start(date.withDayOfYear(1));
            default -> throw new IllegalArgumentException("nothing is cut to a " + field);
        };
    }

    private static LocalDateTime start(LocalDate date) {
        return inRange(date.atTime(LocalTime.MIDNIGHT));
    }

    /// There is no year 0: before 1 comes -1.
    private static long written(int year) {
        return year > 0 ? year : year - 1L;
    }
}
