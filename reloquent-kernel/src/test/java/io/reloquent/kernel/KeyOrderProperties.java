package io.reloquent.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Year;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class KeyOrderProperties {

    private static final String INFINITE = "infinity";

    @Property
    void integers_of_any_width_are_ordered_by_value(@ForAll("integers") List<Long> keys) {
        agrees(KeyOrder.INTEGER, keys, KeyOrderProperties::narrowest, Comparator.naturalOrder(), Long::valueOf);
    }

    @Property
    void decimals_are_ordered_by_value_whatever_their_scale(@ForAll("decimals") List<BigDecimal> keys) {
        agrees(KeyOrder.DECIMAL, keys, PostgresForm::numeric, BigDecimal::compareTo, BigDecimal::new);
    }

    @Property
    void text_is_ordered_by_code_point(@ForAll("texts") List<String> keys) {
        Comparator<String> byCodePoint = (a, b) ->
                Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());

        agrees(KeyOrder.TEXT, keys, PostgresForm::text, byCodePoint, text -> text);
    }

    @Property
    void uuids_are_ordered_as_they_are_written(@ForAll("uuids") List<UUID> keys) {
        agrees(KeyOrder.UUID, keys, PostgresForm::uuid, Comparator.comparing(UUID::toString), UUID::fromString);
    }

    @Property
    void bytes_are_ordered_without_sign_and_the_shorter_first(@ForAll("bytes") List<String> keys) {
        agrees(
                KeyOrder.BYTES,
                keys,
                HexFormat.of()::parseHex,
                Comparator.naturalOrder(),
                text -> text.startsWith("\\x") ? text.substring(2) : "?");
    }

    @Property
    void booleans_are_false_before_true(@ForAll List<Boolean> keys) {
        agrees(KeyOrder.BOOLEAN, keys, PostgresForm::bool, Boolean::compare, Boolean::valueOf);
    }

    @Property
    void dates_are_ordered_from_4713_bc_on(@ForAll("dates") List<LocalDate> keys) {
        agrees(KeyOrder.DATE, keys, PostgresForm::date, Comparator.naturalOrder(), KeyOrderProperties::date);
    }

    @Property
    void timestamps_are_ordered_by_microsecond(@ForAll("timestamps") List<LocalDateTime> keys) {
        agrees(
                KeyOrder.TIMESTAMP,
                keys,
                PostgresForm::timestamp,
                Comparator.naturalOrder(),
                KeyOrderProperties::timestamp);
    }

    @Example
    void every_leap_day_before_christ_is_written_as_a_leap_day() {
        for (int year = 0; year > -4712; year = Year.isLeap(year - 4) ? year - 4 : year - 8) {
            LocalDate day = LocalDate.of(year, 2, 29);
            String bc = "%04d-02-29".formatted(1 - year);

            assertThat(text(KeyOrder.DATE, PostgresForm.date(day))).isEqualTo(bc + " BC");
            assertThat(text(KeyOrder.TIMESTAMP, PostgresForm.timestamp(day.atStartOfDay())))
                    .isEqualTo(bc + "T00:00Z BC");
        }
    }

    @Example
    void infinities_stand_at_either_end() {
        List<byte[]> dates = List.of(
                PostgresForm.int4(Integer.MIN_VALUE),
                PostgresForm.date(LocalDate.of(-4712, 1, 1)),
                PostgresForm.int4(Integer.MAX_VALUE));
        List<byte[]> times = List.of(
                PostgresForm.int8(Long.MIN_VALUE),
                PostgresForm.timestamp(LocalDateTime.of(2024, 1, 1, 0, 0)),
                PostgresForm.int8(Long.MAX_VALUE));
        List<byte[]> numbers = List.of(
                PostgresForm.special(PostgresForm.MINUS_INFINITY),
                PostgresForm.numeric(new BigDecimal("-1e300")),
                PostgresForm.numeric(new BigDecimal("1e300")),
                PostgresForm.special(PostgresForm.INFINITY),
                PostgresForm.special(PostgresForm.NAN));

        ascends(KeyOrder.DATE, dates);
        ascends(KeyOrder.TIMESTAMP, times);
        ascends(KeyOrder.DECIMAL, numbers);
        assertThat(text(KeyOrder.DATE, dates.get(0))).isEqualTo("-" + INFINITE);
        assertThat(text(KeyOrder.DATE, dates.get(2))).isEqualTo(INFINITE);
        assertThat(text(KeyOrder.TIMESTAMP, times.get(0))).isEqualTo("-" + INFINITE);
        assertThat(text(KeyOrder.TIMESTAMP, times.get(2))).isEqualTo(INFINITE);
        assertThat(numbers.stream().map(n -> text(KeyOrder.DECIMAL, n)).toList())
                .startsWith("-Infinity")
                .endsWith("Infinity", "NaN");
    }

    @Property(tries = 100)
    void null_is_the_greatest_and_descending_turns_everything_round(@ForAll("integers") List<Long> keys) {
        var ascending = new KeyColumn(0, KeyOrder.INTEGER, false);
        var descending = new KeyColumn(0, KeyOrder.INTEGER, true);
        Rows none = one(PostgresForm.NULL);
        for (long key : keys) {
            Rows some = one(PostgresForm.int8(key));

            assertThat(ascending.compare(none, some, 0)).isPositive();
            assertThat(ascending.compare(some, none, 0)).isNegative();
            assertThat(descending.compare(none, some, 0)).isNegative();
            assertThat(descending.compare(some, none, 0)).isPositive();
            for (long other : keys) {
                Rows second = one(PostgresForm.int8(other));
                assertThat(Integer.signum(descending.compare(some, second, 0))).isEqualTo(Long.compare(other, key));
            }
        }
        assertThat(ascending.compare(none, one(PostgresForm.NULL), 0)).isZero();
    }

    /// Every pair compares as the comparator says, both ways; that order is transitive, so this one is. The text of
    /// each is read back as the same key.
    private static <T> void agrees(
            KeyOrder order,
            List<T> keys,
            Function<T, byte[]> form,
            Comparator<T> comparator,
            Function<String, T> read) {
        for (T a : keys) {
            assertThat(comparator.compare(read.apply(text(order, form.apply(a))), a))
                    .as("%s is written as %s", a, text(order, form.apply(a)))
                    .isZero();
            for (T b : keys) {
                assertThat(Integer.signum(compare(order, form.apply(a), form.apply(b))))
                        .as("%s against %s", a, b)
                        .isEqualTo(Integer.signum(comparator.compare(a, b)));
                ranksAgree(order, form.apply(a), form.apply(b));
            }
        }
    }

    private static void ascends(KeyOrder order, List<byte[]> keys) {
        for (int i = 0; i < keys.size(); i++) {
            for (int j = 0; j < keys.size(); j++) {
                assertThat(Integer.signum(compare(order, keys.get(i), keys.get(j))))
                        .isEqualTo(Integer.compare(i, j));
                ranksAgree(order, keys.get(i), keys.get(j));
            }
        }
    }

    private static int compare(KeyOrder order, byte[] a, byte[] b) {
        byte[] row = new byte[a.length + b.length + 3];
        System.arraycopy(a, 0, row, 1, a.length);
        System.arraycopy(b, 0, row, a.length + 2, b.length);
        return order.compare(row, 1, a.length, row, a.length + 2, b.length);
    }

    /// Ranks never contradict, and tell values apart where they say so.
    private static void ranksAgree(KeyOrder order, byte[] a, byte[] b) {
        int byRank = Long.compare(order.rank(a, 0, a.length), order.rank(b, 0, b.length));
        int compared = Integer.signum(compare(order, a, b));
        boolean told = order.isTold(a, 0, a.length) || order.isTold(b, 0, b.length);

        assertThat(byRank).isIn(told ? List.of(compared) : List.of(0, compared));
    }

    private static String text(KeyOrder order, byte[] key) {
        byte[] row = new byte[key.length + 2];
        System.arraycopy(key, 0, row, 1, key.length);
        return order.text(row, 1, key.length);
    }

    private static Rows one(byte[] value) {
        var rows = new Rows(List.of(List.of(value)));
        assertThat(rows.next()).isTrue();
        return rows;
    }

    private static byte[] narrowest(long value) {
        if (value == (short) value) {
            return PostgresForm.int2((int) value);
        }
        return value == (int) value ? PostgresForm.int4((int) value) : PostgresForm.int8(value);
    }

    /// Reads a date as PostgreSQL does: any number of digits for the year, and the era at the end.
    private static LocalDate date(String text) {
        boolean bc = text.endsWith(" BC");
        String[] parts = text.replace(" BC", "").split("-", -1);
        int year = Integer.parseInt(parts[0]);
        return LocalDate.of(bc ? 1 - year : year, Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    private static LocalDateTime timestamp(String text) {
        int t = text.indexOf('T');
        int z = text.indexOf('Z');
        return date(text.substring(0, t) + text.substring(z + 1)).atTime(LocalTime.parse(text.substring(t + 1, z)));
    }

    @Provide
    Arbitrary<List<Long>> integers() {
        return Arbitraries.oneOf(
                        Arbitraries.longs(),
                        Arbitraries.longs().between(-3, 3),
                        Arbitraries.longs().between(-40_000, 40_000))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<List<BigDecimal>> decimals() {
        Arbitrary<BigDecimal> any = Combinators.combine(
                        Arbitraries.bigIntegers().between(BigInteger.TEN.pow(50).negate(), BigInteger.TEN.pow(50)),
                        Arbitraries.integers().between(0, 60))
                .as(BigDecimal::new);
        Arbitrary<BigDecimal> near = Combinators.combine(
                        Arbitraries.integers().between(-3, 3),
                        Arbitraries.integers().between(0, 9))
                .as((value, scale) -> BigDecimal.valueOf(value).setScale(scale));
        return Arbitraries.oneOf(any, near).list().ofMinSize(1).ofMaxSize(8);
    }

    @Provide
    Arbitrary<List<String>> texts() {
        Arbitrary<Integer> points = Arbitraries.of(
                1, 0x20, 0x41, 0x61, 0x62, 0x7F, 0x80, 0xE9, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF);
        return points.map(Character::toString)
                .list()
                .ofMaxSize(4)
                .map(characters -> String.join("", characters))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<List<UUID>> uuids() {
        Arbitrary<Long> halves = Arbitraries.oneOf(Arbitraries.longs(), Arbitraries.of(0L, -1L, Long.MIN_VALUE));
        return Combinators.combine(halves, halves).as(UUID::new).list().ofMaxSize(6);
    }

    @Provide
    Arbitrary<List<String>> bytes() {
        return Arbitraries.of("00", "01", "7f", "80", "ff")
                .list()
                .ofMaxSize(4)
                .map(parts -> String.join("", parts))
                .list()
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<List<LocalDate>> dates() {
        return days().list().ofMaxSize(6);
    }

    @Provide
    Arbitrary<List<LocalDateTime>> timestamps() {
        Arbitrary<Long> micros = Arbitraries.oneOf(
                Arbitraries.longs().between(0, 86_399_999_999L), Arbitraries.of(0L, 1L, 60_000_000L, 86_399_999_999L));
        Arbitrary<LocalDate> upTo294276 = days().map(day -> day.getYear() > 294_276 ? day.withYear(294_276) : day);
        return Combinators.combine(upTo294276, micros)
                .as((day, micro) -> day.atTime(LocalTime.ofNanoOfDay(micro * 1000)))
                .list()
                .ofMaxSize(6);
    }

    private static Arbitrary<LocalDate> days() {
        long first = LocalDate.of(-4712, 1, 1).toEpochDay();
        return Arbitraries.oneOf(
                        Arbitraries.longs()
                                .between(first, LocalDate.of(5_874_897, 12, 31).toEpochDay()),
                        Arbitraries.longs().between(first, 0),
                        Arbitraries.longs().between(-800_000, 20_000))
                .map(LocalDate::ofEpochDay);
    }
}
