package io.reloquent.core;

import io.reloquent.core.TypeCases.Case;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.BsonBinary;
import org.bson.BsonString;

/// Text, bytes, and what becomes text.
final class TextCases {

    /// Those that some layer may take for its own, and the ends of the planes; half characters are none.
    private static final int[] POINTS = {
        1, 9, 10, 13, 0x20, '"', '\'', '\\', ',', '{', '}', '(', ')', '$', '.', 'a', 'Z', '0', 0x7F, 0x85, 0xE9, 0x301,
        0x7FF, 0x800, 0x2028, 0x202E, 0xD7FF, 0xE000, 0xFEFF, 0xFFFF, 0x1F600, 0x10FFFF
    };

    private static final String[] MOODS = {"sad", "it's", "a\"b\\c", "\u00E9\uD83D\uDE00 "};

    private TextCases() {}

    static List<TypeCases> all() {
        return List.of(
                new TypeCases(
                        "text",
                        "text",
                        List.of(Case.same(""), Case.same("\\N"), Case.same("NULL")),
                        r -> Case.same(text(r, 40))),
                new TypeCases("varchar", "varchar(50)", List.of(), r -> Case.same(text(r, 50))),
                new TypeCases("char", "char(12)", List.of(padded("")), r -> padded(text(r, 12))),
                new TypeCases("name", "name", List.of(Case.same("")), r -> Case.same(text(r, 15))),
                new TypeCases("citext", "ext.citext", List.of(), r -> Case.same(text(r, 20))),
                new TypeCases(
                        "mood", "own.mood", Stream.of(MOODS).map(Case::same).toList(), r -> Case.same(mood(r))),
                new TypeCases("bytea", "bytea", List.of(bytes(new byte[0])), TextCases::anyBytes),
                new TypeCases(
                        "uuid",
                        "uuid",
                        List.of(uuid(new UUID(0, 0)), uuid(new UUID(-1, -1))),
                        r -> uuid(new UUID(r.nextLong(), r.nextLong()))),
                new TypeCases("inet", "inet", List.of(becoming("::1", "::1/128")), TextCases::inet),
                new TypeCases("cidr", "cidr", List.of(), r -> Case.same(r.nextInt(256) + ".0.0.0/8")),
                new TypeCases("macaddr", "macaddr", List.of(), r -> Case.same(mac(r, 6))),
                new TypeCases("macaddr8", "macaddr8", List.of(), r -> Case.same(mac(r, 8))),
                new TypeCases("bit", "bit(5)", List.of(), r -> Case.same(bits(r, 5))),
                new TypeCases("varbit", "varbit", List.of(Case.same("")), r -> Case.same(bits(r, r.nextInt(70)))),
                new TypeCases("int4range", "int4range", unbounded(), r -> Case.same(range(r.nextInt(), r.nextInt()))),
                new TypeCases(
                        "int8range",
                        "int8range",
                        unbounded(),
                        r -> Case.same(range(r.nextLong() >> 1, r.nextLong() >> 1))),
                new TypeCases("numrange", "numrange", unbounded(), TextCases::numbers),
                new TypeCases(
                        "daterange",
                        "daterange",
                        List.of(Case.same("(,)")),
                        r -> Case.same("[%d-01-01,%d-02-28)".formatted(r.nextInt(1000, 5000), r.nextInt(5000, 9000)))),
                new TypeCases(
                        "multirange",
                        "int4multirange",
                        List.of(Case.same("{}")),
                        r -> Case.same("{[%d,%d),[%d,%d)}"
                                .formatted(r.nextInt(0, 9), r.nextInt(10, 19), r.nextInt(20, 29), r.nextInt(30, 39)))),
                new TypeCases(
                        "lsn",
                        "pg_lsn",
                        List.of(Case.same("0/0")),
                        r -> Case.same("%X/%X".formatted(r.nextInt(), r.nextInt()))),
                new TypeCases(
                        "ltree",
                        "ext.ltree",
                        List.of(Case.same("")),
                        r -> Case.same("a%d.B_%d".formatted(r.nextInt(99), r.nextInt(99)))));
    }

    static String text(SplittableRandom random, int most) {
        return IntStream.range(0, random.nextInt(most + 1))
                .map(i -> POINTS[random.nextInt(POINTS.length)])
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /// The labels of the enum as literals.
    static String moods() {
        return Arrays.stream(MOODS)
                .map(mood -> "'" + mood.replace("'", "''") + "'")
                .collect(Collectors.joining(", "));
    }

    static String mood(SplittableRandom random) {
        return MOODS[random.nextInt(MOODS.length)];
    }

    /// What fills a `char(n)` up to its length stays.
    private static Case padded(String text) {
        int missing = 12 - text.codePointCount(0, text.length());
        return becoming(text, text + " ".repeat(missing));
    }

    private static Case becoming(String text, String expected) {
        return new Case(text, new BsonString(expected));
    }

    private static Case anyBytes(SplittableRandom random) {
        byte[] bytes = new byte[random.nextInt(40)];
        random.nextBytes(bytes);
        return bytes(bytes);
    }

    private static Case bytes(byte[] bytes) {
        return new Case("\\x" + HexFormat.of().formatHex(bytes), new BsonBinary(bytes));
    }

    private static Case uuid(UUID uuid) {
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
        return new Case(uuid.toString(), new BsonBinary((byte) 4, bytes));
    }

    /// An address alone is a network of one.
    private static Case inet(SplittableRandom random) {
        String address = IntStream.range(0, 4)
                .mapToObj(i -> Integer.toString(random.nextInt(256)))
                .collect(Collectors.joining("."));
        int mask = random.nextInt(33);
        return becoming(mask == 32 ? address : address + "/" + mask, address + "/" + mask);
    }

    private static String mac(SplittableRandom random, int bytes) {
        return IntStream.range(0, bytes)
                .mapToObj(i -> "%02x".formatted(random.nextInt(256)))
                .collect(Collectors.joining(":"));
    }

    private static String bits(SplittableRandom random, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> random.nextBoolean() ? "1" : "0")
                .collect(Collectors.joining());
    }

    private static List<Case> unbounded() {
        return List.of(Case.same("empty"), Case.same("(,)"), Case.same("(,7)"), Case.same("[7,)"));
    }

    private static String range(long one, long other) {
        return one == other ? "empty" : "[%d,%d)".formatted(Math.min(one, other), Math.max(one, other));
    }

    private static Case numbers(SplittableRandom random) {
        var low = BigDecimal.valueOf(random.nextInt(-999, 999), 2);
        var high = BigDecimal.valueOf(random.nextInt(1000, 99_999), random.nextInt(2));
        String brackets = random.nextBoolean() ? "[]" : "()";
        return Case.same("%s%s,%s%s".formatted(brackets.charAt(0), low, high, brackets.charAt(1)));
    }
}
