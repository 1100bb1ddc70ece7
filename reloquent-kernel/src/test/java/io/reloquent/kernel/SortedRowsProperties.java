package io.reloquent.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/// Random rows under random keys, against the stable sort of Java's lists with the comparison that assembling uses.
class SortedRowsProperties {

    private static final List<KeyOrder> ORDERS = List.of(KeyOrder.values());

    @Property(tries = 300)
    void rows_come_in_the_order_of_their_key_and_equal_ones_as_they_arrived(
            @ForAll long seed, @ForAll("sizes") int size, @ForAll("budgets") long budget) throws Exception {
        var random = new Random(seed);
        int keyParts = 1 + random.nextInt(3);
        int columns = keyParts + 1 + random.nextInt(3);
        List<KeyColumn> key = key(random, keyParts, columns);
        List<List<byte[]>> rows = new ArrayList<>();
        var values = new KeyValues(random);
        for (int i = 0; i < size; i++) {
            rows.add(row(values, random, i, key, columns));
        }

        assertThat(sorted(rows, columns, key, budget)).isEqualTo(hex(expected(rows, key)));
    }

    @Property(tries = 8)
    void rows_with_little_to_tell_them_apart_are_sorted_too(
            @ForAll long seed, @ForAll @IntRange(min = 1000, max = 3000) int size, @ForAll KeyOrder order)
            throws Exception {
        var random = new Random(seed);
        List<KeyColumn> key =
                List.of(new KeyColumn(1, order, random.nextBoolean()), new KeyColumn(0, KeyOrder.TEXT, false));
        List<List<byte[]>> rows = new ArrayList<>();
        var values = new KeyValues(random);
        for (int i = 0; i < size; i++) {
            rows.add(List.of(
                    PostgresForm.text("a".repeat(random.nextInt(60)) + "b"), values.next(order), PostgresForm.int4(i)));
        }

        assertThat(sorted(rows, 3, key, 1 << 20)).isEqualTo(hex(expected(rows, key)));
        assertThat(sorted(rows, 3, key, 20_000)).isEqualTo(hex(expected(rows, key)));
    }

    /// The number of the row is always among the values, so that no two rows are alike.
    private static List<byte[]> row(KeyValues values, Random random, int number, List<KeyColumn> key, int columns) {
        List<byte[]> row = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            int here = column;
            row.add(key.stream()
                    .filter(part -> part.column() == here)
                    .findFirst()
                    .map(part -> values.next(part.order()))
                    .orElseGet(() -> payload(random, number)));
        }
        return row;
    }

    /// Now and then null, longer than one byte can say, or larger than most budgets.
    private static byte[] payload(Random random, int number) {
        return switch (random.nextInt(40)) {
            case 0 -> PostgresForm.NULL;
            case 1 -> new byte[random.nextInt(400)];
            case 2 -> new byte[random.nextInt(9000)];
            default -> PostgresForm.int4(number);
        };
    }

    private static List<KeyColumn> key(Random random, int parts, int columns) {
        List<Integer> free = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            free.add(column);
        }
        Collections.shuffle(free, random);
        List<KeyColumn> key = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            KeyOrder order = ORDERS.get(random.nextInt(ORDERS.size()));
            key.add(new KeyColumn(free.get(i), order, random.nextInt(3) == 0));
        }
        return key;
    }

    private static List<List<byte[]>> expected(List<List<byte[]>> rows, List<KeyColumn> key) {
        IdentityHashMap<List<byte[]>, Rows> read = new IdentityHashMap<>();
        for (List<byte[]> row : rows) {
            var one = new Rows(List.of(row));
            one.next();
            read.put(row, one);
        }
        Comparator<List<byte[]>> comparator = (a, b) -> compare(key, get(read, a), get(read, b));
        return rows.stream().sorted(comparator).toList();
    }

    private static int compare(List<KeyColumn> key, Row a, Row b) {
        for (KeyColumn part : key) {
            int compared = part.compare(a, b, part.column());
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }

    private static Rows get(IdentityHashMap<List<byte[]>, Rows> rows, List<byte[]> row) {
        return Objects.requireNonNull(rows.get(row));
    }

    private static List<List<String>> sorted(List<List<byte[]>> rows, int columns, List<KeyColumn> key, long budget)
            throws Exception {
        Path directory = Files.createTempDirectory("sorted");
        List<List<String>> read = new ArrayList<>();
        try (var sorted = new SortedRows(new Rows(rows), columns, key, budget, directory)) {
            while (sorted.next()) {
                List<byte[]> row = new ArrayList<>();
                for (int column = 0; column < columns; column++) {
                    int offset = sorted.offset(column);
                    int length = sorted.length(column);
                    row.add(
                            length < 0
                                    ? PostgresForm.NULL
                                    : Arrays.copyOfRange(sorted.bytes(), offset, offset + length));
                }
                read.add(hex(row));
            }
            assertThat(sorted.next()).isFalse();
        }
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
        Files.delete(directory);
        return read;
    }

    private static List<List<String>> hex(List<List<byte[]>> rows) {
        return rows.stream().map(SortedRowsProperties::hex).toList();
    }

    private static List<String> hex(Iterable<byte[]> row) {
        List<String> text = new ArrayList<>();
        row.forEach(value ->
                text.add(PostgresForm.isNull(value) ? "null" : HexFormat.of().formatHex(value)));
        return text;
    }

    @Provide
    Arbitrary<Integer> sizes() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(0, 3),
                Arbitraries.integers().between(0, 200),
                Arbitraries.integers().between(150, 400));
    }

    /// From one row at a time on; the smallest make more runs than are merged at once.
    @Provide
    Arbitrary<Long> budgets() {
        return Arbitraries.of(1L, 1_000L, 4_000L, 20_000L, 100_000L, 10_000_000L);
    }

    /// Values of keys: few enough that many are equal, and neighbours that differ late.
    private static final class KeyValues {

        private static final String[] BEGINNINGS = {"", "customer-0000", "customer-0001", "é", "\uD83D\uDE00"};

        private final Random random;
        private final int variety;

        KeyValues(Random random) {
            this.random = random;
            variety = 1 + random.nextInt(300);
        }

        byte[] next(KeyOrder order) {
            int number = random.nextInt(variety) - variety / 3;
            if (random.nextInt(12) == 0) {
                return PostgresForm.NULL;
            }
            boolean odd = random.nextInt(8) == 0;
            return switch (order) {
                case INTEGER -> odd ? PostgresForm.int8(extreme()) : integer(number);
                case DECIMAL -> decimal(number, odd);
                case TEXT -> PostgresForm.text(text(number, odd));
                case UUID -> PostgresForm.uuid(odd ? new UUID(extreme(), number) : new UUID(7, number));
                case BYTES -> odd ? new byte[random.nextInt(12)] : PostgresForm.text(text(number, false));
                case BOOLEAN -> PostgresForm.bool(number % 2 == 0);
                case DATE -> PostgresForm.int4(odd ? (int) extreme() : number);
                case TIMESTAMP -> PostgresForm.int8(odd ? extreme() : number * 1_000_003L);
            };
        }

        private byte[] integer(int number) {
            return switch (random.nextInt(3)) {
                case 0 -> PostgresForm.int2(number);
                case 1 -> PostgresForm.int4(number);
                default -> PostgresForm.int8(number);
            };
        }

        private long extreme() {
            long[] extremes = {Long.MIN_VALUE, Long.MIN_VALUE + 1, Long.MAX_VALUE, Long.MAX_VALUE - 1, -1, 0};
            return random.nextBoolean() ? extremes[random.nextInt(extremes.length)] : random.nextLong();
        }

        private byte[] decimal(int number, boolean odd) {
            if (!odd) {
                return PostgresForm.numeric(BigDecimal.valueOf(number, random.nextInt(4)));
            }
            BigInteger many = BigInteger.TEN.pow(random.nextInt(60)).multiply(BigInteger.valueOf(number));
            return switch (random.nextInt(5)) {
                case 0 -> PostgresForm.special(PostgresForm.NAN);
                case 1 -> PostgresForm.special(PostgresForm.INFINITY);
                case 2 -> PostgresForm.special(PostgresForm.MINUS_INFINITY);
                case 3 -> PostgresForm.numeric(new BigDecimal(many.add(BigInteger.valueOf(random.nextInt(3)))));
                default -> PostgresForm.numeric(new BigDecimal(many, random.nextInt(70)));
            };
        }

        private String text(int number, boolean odd) {
            return BEGINNINGS[random.nextInt(BEGINNINGS.length)] + (odd ? "x".repeat(random.nextInt(300)) : number);
        }
    }
}
