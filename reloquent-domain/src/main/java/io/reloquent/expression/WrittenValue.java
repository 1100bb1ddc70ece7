package io.reloquent.expression;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HexFormat;

/// Values as PostgreSQL writes them: `DateStyle` ISO, `TimeZone` UTC, `bytea_output` hex.
final class WrittenValue {

    /// Outside of these powers of ten a floating number is written with an exponent.
    private static final int LEAST_PLAIN = -4;

    private static final int MOST_PLAIN = 15;

    private WrittenValue() {}

    static String of(Object value, ExpressionType type) {
        return switch (type) {
            case BOOLEAN, INTEGER, TEXT, UUID, OTHER -> value.toString();
            case DECIMAL -> ((BigDecimal) value).toPlainString();
            case DOUBLE -> floating((Double) value);
            case BYTES -> "\\x" + HexFormat.of().formatHex((byte[]) value);
            case DATE -> day((LocalDate) value) + era((LocalDate) value);
            case TIMESTAMP -> time((LocalDateTime) value, "");
            case TIMESTAMPTZ -> time(Times.utc((Instant) value), "+00");
        };
    }

    private static String time(LocalDateTime time, String zone) {
        String seconds = "%02d:%02d:%02d".formatted(time.getHour(), time.getMinute(), time.getSecond());
        LocalDate date = time.toLocalDate();
        return day(date) + " " + seconds + fraction(time.getNano() / 1_000) + zone + era(date);
    }

    private static String fraction(int micros) {
        return micros == 0 ? "" : "." + "%06d".formatted(micros).replaceFirst("0+$", "");
    }

    private static String day(LocalDate date) {
        int year = date.getYear() > 0 ? date.getYear() : 1 - date.getYear();
        return "%04d-%02d-%02d".formatted(year, date.getMonthValue(), date.getDayOfMonth());
    }

    private static String era(LocalDate date) {
        return date.getYear() > 0 ? "" : " BC";
    }

    private static String floating(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return String.valueOf(value);
        }
        String sign = value < 0 || 1 / value < 0 ? "-" : "";
        return sign + (value == 0 ? "0" : positive(shortest(Math.abs(value))));
    }

    private static String positive(BigDecimal digits) {
        int power = digits.precision() - digits.scale() - 1;
        if (power >= LEAST_PLAIN && power < MOST_PLAIN) {
            return digits.toPlainString();
        }
        String all = digits.unscaledValue().toString();
        String mantissa = all.length() == 1 ? all : all.charAt(0) + "." + all.substring(1);
        return "%se%s%02d".formatted(mantissa, power < 0 ? "-" : "+", Math.abs(power));
    }

    /// The fewest digits that are read as the same number. Java writes two where one would do: 4.9E-324.
    private static BigDecimal shortest(double value) {
        BigDecimal digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        BigDecimal one = digits.round(new MathContext(1, RoundingMode.HALF_EVEN));
        return digits.precision() == 2 && one.doubleValue() == value ? one : digits;
    }
}
