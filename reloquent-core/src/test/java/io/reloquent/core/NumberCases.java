package io.reloquent.core;

import io.reloquent.core.TypeCases.Case;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.bson.BsonBoolean;
import org.bson.BsonDecimal128;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.types.Decimal128;

/// Numbers and booleans.
final class NumberCases {

    /// Of a Decimal128.
    private static final int DIGITS = 34;

    private NumberCases() {}

    static List<TypeCases> all() {
        return List.of(
                new TypeCases("boolean", "boolean", List.of(), r -> bool(r.nextBoolean())),
                new TypeCases(
                        "smallint",
                        "smallint",
                        int32s(Short.MIN_VALUE, -1, 0, Short.MAX_VALUE),
                        r -> int32(r.nextInt(Short.MIN_VALUE, Short.MAX_VALUE + 1))),
                new TypeCases(
                        "integer",
                        "integer",
                        int32s(Integer.MIN_VALUE, -1, 0, Integer.MAX_VALUE),
                        r -> int32(r.nextInt())),
                new TypeCases("year", "own.year", int32s(1, 2024), r -> int32(r.nextInt(1, 10_000))),
                new TypeCases(
                        "bigint",
                        "bigint",
                        Stream.of(Long.MIN_VALUE, -1L, 0L, Long.MAX_VALUE)
                                .map(NumberCases::int64)
                                .toList(),
                        r -> int64(r.nextLong() >> r.nextInt(64))),
                new TypeCases("oid", "oid", List.of(int64(0), int64(0xFFFF_FFFFL)), r -> int64(r.nextLong(1L << 32))),
                new TypeCases(
                        "real",
                        "real",
                        Stream.of(
                                        0f,
                                        -0f,
                                        Float.NaN,
                                        Float.POSITIVE_INFINITY,
                                        Float.NEGATIVE_INFINITY,
                                        Float.MIN_VALUE,
                                        Float.MIN_NORMAL,
                                        Float.MAX_VALUE,
                                        0.1f,
                                        16_777_216f)
                                .map(NumberCases::real)
                                .toList(),
                        r -> real(Float.intBitsToFloat(r.nextInt()))),
                new TypeCases(
                        "double",
                        "double precision",
                        Stream.of(
                                        0.0,
                                        -0.0,
                                        Double.NaN,
                                        Double.POSITIVE_INFINITY,
                                        Double.NEGATIVE_INFINITY,
                                        Double.MIN_VALUE,
                                        Double.MIN_NORMAL,
                                        Double.MAX_VALUE,
                                        0.1,
                                        1e23)
                                .map(NumberCases::number)
                                .toList(),
                        r -> number(Double.longBitsToDouble(r.nextLong()))),
                new TypeCases(
                        "money",
                        "money",
                        List.of(cents(Long.MIN_VALUE), cents(Long.MAX_VALUE), cents(0)),
                        r -> cents(r.nextLong() >> r.nextInt(64))),
                new TypeCases(
                        "numeric_34",
                        "numeric(34,10)",
                        List.of(special("NaN")),
                        r -> decimal(new BigDecimal(digits(r, 1 + r.nextInt(DIGITS)), 10))),
                new TypeCases(
                        "numeric",
                        "numeric",
                        List.of(
                                special("NaN"),
                                special("Infinity"),
                                special("-Infinity"),
                                decimal(new BigDecimal("0E-20")),
                                decimal(new BigDecimal("-0.00")),
                                decimal(new BigDecimal("9".repeat(DIGITS))),
                                decimal(new BigDecimal("9".repeat(DIGITS) + "0".repeat(60))),
                                decimal(new BigDecimal("1." + "0".repeat(50))),
                                decimal(new BigDecimal("1E-6176"))),
                        NumberCases::anyDecimal),
                new TypeCases(
                        "numeric_50",
                        "numeric(50,5)",
                        List.of(decimal(new BigDecimal("1" + "0".repeat(44) + ".00000"))),
                        r -> decimal(new BigDecimal(digits(r, 1 + r.nextInt(DIGITS)), r.nextInt(6)).setScale(5))));
    }

    /// Up to 34 digits that are not zero at the end, with zeros and places as many as there may be.
    private static Case anyDecimal(SplittableRandom random) {
        BigInteger digits = digits(random, 1 + random.nextInt(DIGITS));
        return switch (random.nextInt(4)) {
            case 0 -> decimal(new BigDecimal(digits.multiply(BigInteger.TEN.pow(random.nextInt(80)))));
            case 1 -> decimal(new BigDecimal(digits, random.nextInt(6177)));
            case 2 ->
                decimal(new BigDecimal(digits.multiply(BigInteger.TEN.pow(random.nextInt(40))), random.nextInt(40)));
            default -> decimal(new BigDecimal(digits, random.nextInt(DIGITS)));
        };
    }

    static BigInteger digits(SplittableRandom random, int count) {
        var digits = new StringBuilder(random.nextBoolean() ? "-" : "");
        for (int i = 0; i < count; i++) {
            digits.append(random.nextInt(10));
        }
        return new BigInteger(digits.toString());
    }

    /// What has more than 34 digits loses zeros at the end.
    static Case decimal(BigDecimal value) {
        BigDecimal kept =
                value.precision() > DIGITS ? value.round(new MathContext(DIGITS, RoundingMode.UNNECESSARY)) : value;
        return new Case(
                value.toPlainString(), new BsonDecimal128(new Decimal128(kept)), kept.scale() == value.scale() ? 0 : 1);
    }

    private static Case special(String text) {
        return new Case(text, new BsonDecimal128(Decimal128.parse(text)));
    }

    private static Case cents(long cents) {
        return decimal(BigDecimal.valueOf(cents, 2));
    }

    // Of the many NaNs PostgreSQL reads one.
    private static Case real(float value) {
        return new Case(Float.toString(value), new BsonDouble(Float.isNaN(value) ? Double.NaN : value));
    }

    private static Case number(double value) {
        return new Case(Double.toString(value), new BsonDouble(Double.isNaN(value) ? Double.NaN : value));
    }

    private static Case bool(boolean value) {
        return new Case(value ? "t" : "f", BsonBoolean.valueOf(value));
    }

    private static List<Case> int32s(int... values) {
        return Arrays.stream(values).mapToObj(NumberCases::int32).toList();
    }

    static Case int32(int value) {
        return new Case(Integer.toString(value), new BsonInt32(value));
    }

    private static Case int64(long value) {
        return new Case(Long.toString(value), new BsonInt64(value));
    }
}
