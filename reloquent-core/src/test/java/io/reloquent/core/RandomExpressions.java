package io.reloquent.core;

import io.reloquent.expression.ExpressionType;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/// Expressions that make sense over the table of [AnsweredTable], made up by chance.
final class RandomExpressions {

    private static final List<ExpressionType> TYPES = List.of(
            ExpressionType.BOOLEAN,
            ExpressionType.INTEGER,
            ExpressionType.DECIMAL,
            ExpressionType.DOUBLE,
            ExpressionType.TEXT,
            ExpressionType.BYTES,
            ExpressionType.UUID,
            ExpressionType.DATE,
            ExpressionType.TIMESTAMP,
            ExpressionType.TIMESTAMPTZ);
    private static final String DATE_FIELDS = "YEAR QUARTER MONTH WEEK DAY DOW ISODOW DOY ISOYEAR EPOCH";

    private final Random random;

    RandomExpressions(long seed) {
        this.random = new Random(seed);
    }

    String any() {
        return of(pick(TYPES), 1 + random.nextInt(4));
    }

    private String of(ExpressionType type, int depth) {
        return depth == 0 || random.nextInt(8) == 0 ? leaf(type) : inner(type, depth - 1);
    }

    private String leaf(ExpressionType type) {
        if (random.nextInt(12) == 0 && type != ExpressionType.BYTES) {
            return "CAST(NULL AS " + type.sql() + ")";
        }
        return switch (type) {
            case BOOLEAN -> word("b b c TRUE FALSE");
            case INTEGER -> word("i i j j k 0 1 -1 2 3 10 7 100000");
            case DECIMAL -> word("n n m m 0.0 1.50 -2.25 0.001 1e3 12345678901234567890");
            case DOUBLE -> word("d d f f CAST(0.1~AS~double~precision) CAST(3~AS~double~precision)");
            case TEXT -> word("s s u u a '' 'a' '%' '_b%' 'é' '~x~' '1' '😀' 'a\\%' 'A'");
            case BYTES -> word("y z");
            case UUID -> word("g h");
            case DATE -> word("p q DATE~'2024-02-29' DATE~'1999-12-31'");
            case TIMESTAMP -> word("t v TIMESTAMP~'2000-01-01~12:34:56.789'");
            case TIMESTAMPTZ -> word("w x TIMESTAMPTZ~'2001-09-09~01:46:40Z'");
            case OTHER -> "o";
        };
    }

    private String inner(ExpressionType type, int depth) {
        Supplier<String> same = () -> of(type, depth);
        return switch (random.nextInt(4)) {
            case 0 -> general(same, depth);
            default -> own(type, same, depth);
        };
    }

    /// What there is for every type.
    private String general(Supplier<String> same, int depth) {
        return switch (random.nextInt(4)) {
            case 0 -> "COALESCE(%s, %s)".formatted(same.get(), same.get());
            case 1 -> "NULLIF(%s, %s)".formatted(same.get(), same.get());
            case 2 ->
                "CASE WHEN %s THEN %s WHEN %s THEN %s ELSE %s END"
                        .formatted(truth(depth), same.get(), truth(depth), same.get(), same.get());
            default -> {
                ExpressionType subject = pick(TYPES);
                yield "CASE (%s) WHEN %s THEN %s WHEN %s THEN %s END"
                        .formatted(of(subject, depth), of(subject, depth), same.get(), of(subject, depth), same.get());
            }
        };
    }

    private String own(ExpressionType type, Supplier<String> same, int depth) {
        return switch (type) {
            case BOOLEAN -> condition(same, depth);
            case INTEGER -> whole(same, depth);
            case DECIMAL -> decimal(same, depth);
            case DOUBLE -> floating(same, depth);
            case TEXT -> text(same, depth);
            case DATE -> "CAST(%s AS date)".formatted(of(time(), depth));
            case TIMESTAMP ->
                random.nextBoolean()
                        ? "DATE_TRUNC('%s', %s)".formatted(truncation(), same.get())
                        : "CAST(%s AS timestamp)".formatted(of(time(), depth));
            case TIMESTAMPTZ ->
                random.nextBoolean()
                        ? "DATE_TRUNC('%s', %s)"
                                .formatted(
                                        truncation(),
                                        random.nextBoolean() ? same.get() : of(ExpressionType.DATE, depth))
                        : "CAST(%s AS timestamptz)".formatted(of(time(), depth));
            case UUID, BYTES, OTHER -> general(same, depth);
        };
    }

    private String condition(Supplier<String> same, int depth) {
        ExpressionType type = pick(TYPES);
        return switch (random.nextInt(9)) {
            case 0 -> "(%s AND %s AND %s)".formatted(same.get(), same.get(), same.get());
            case 1 -> "(%s OR %s)".formatted(same.get(), same.get());
            case 2 -> "(NOT %s)".formatted(same.get());
            case 3 ->
                "(%s %s IN (%s, %s, %s))"
                        .formatted(of(type, depth), not(), of(type, depth), of(type, depth), of(type, depth));
            case 4 -> "(%s %s BETWEEN %s AND %s)".formatted(of(type, depth), not(), of(type, depth), of(type, depth));
            case 5 ->
                "(%s %s LIKE %s%s)"
                        .formatted(
                                of(ExpressionType.TEXT, depth),
                                not(),
                                of(ExpressionType.TEXT, depth),
                                word("~ ~ESCAPE~'!' ~ESCAPE~''"));
            case 6 -> "(%s IS %s NULL)".formatted(random.nextInt(5) == 0 ? "o" : of(type, depth), not());
            case 7 -> "(%s %s %s)".formatted(of(number(), depth), comparison(), of(number(), depth));
            default -> "(%s %s %s)".formatted(special(type, depth), comparison(), special(type, depth));
        };
    }

    /// Floating point numbers that are none have no text and no decimal here, but an order.
    private String special(ExpressionType type, int depth) {
        return type == ExpressionType.DOUBLE && random.nextBoolean() ? "e" : of(type, depth);
    }

    private String whole(Supplier<String> same, int depth) {
        return switch (random.nextInt(7)) {
            case 0, 1, 2 -> "(%s %s %s)".formatted(same.get(), word("+ - * / %"), same.get());
            case 3 ->
                word("ABS(#) LENGTH(@) (-(#))").replace("#", same.get()).replace("@", of(ExpressionType.TEXT, depth));
            case 4 -> "CAST(%s AS %s)".formatted(of(number(), depth), word("bigint bigint integer smallint"));
            case 5 -> "CAST(%s AS bigint)".formatted(of(ExpressionType.TEXT, depth));
            default -> "CAST(%s AS integer)".formatted(truth(depth));
        };
    }

    private String decimal(Supplier<String> same, int depth) {
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> "(%s %s %s)".formatted(same.get(), word("+ - * / %"), same.get());
            case 3 -> "%s(%s)".formatted(word("ABS ROUND FLOOR CEIL -"), same.get());
            case 4 -> "ROUND(%s, %s)".formatted(of(exact(), depth), word("2 0 -1 5"));
            case 5 -> "EXTRACT(%s FROM %s)".formatted(word(DATE_FIELDS), of(time(), depth));
            case 6 ->
                "EXTRACT(%s FROM %s)"
                        .formatted(
                                word("HOUR MINUTE SECOND"),
                                of(pick(List.of(ExpressionType.TIMESTAMP, ExpressionType.TIMESTAMPTZ)), depth));
            default -> "CAST(%s AS %s)".formatted(of(number(), depth), word("numeric numeric(10,2) numeric(5)"));
        };
    }

    private String floating(Supplier<String> same, int depth) {
        return switch (random.nextInt(5)) {
            case 0, 1 -> "(%s %s %s)".formatted(same.get(), word("+ - * /"), same.get());
            case 2 -> "%s(%s)".formatted(word("ABS ROUND FLOOR CEIL -"), same.get());
            case 3 -> "%s(%s)".formatted(word("ROUND FLOOR CEIL"), of(ExpressionType.INTEGER, depth));
            default ->
                "CAST(%s AS double precision)"
                        .formatted(of(
                                pick(List.of(ExpressionType.TEXT, ExpressionType.INTEGER, ExpressionType.DECIMAL)),
                                depth));
        };
    }

    private String text(Supplier<String> same, int depth) {
        return switch (random.nextInt(9)) {
            case 0 -> "(%s || %s)".formatted(same.get(), of(random.nextBoolean() ? number() : time(), depth));
            case 1 -> "CONCAT(%s, %s, %s)".formatted(same.get(), of(number(), depth), same.get());
            case 2 -> "%s(%s)".formatted(word("UPPER LOWER"), same.get());
            case 3 -> "%s(%s)".formatted(word("TRIM LTRIM RTRIM"), same.get());
            case 4 -> "TRIM(%s %s FROM %s)".formatted(word("BOTH LEADING TRAILING"), same.get(), same.get());
            case 5 -> "SUBSTRING(%s FROM %s)".formatted(same.get(), of(ExpressionType.INTEGER, Math.min(depth, 1)));
            case 6 -> "SUBSTRING(%s, %s, %s)".formatted(same.get(), word("0 1 -1 j 2"), word("1 2 j 3 i"));
            case 7 -> "REPLACE(%s, %s, %s)".formatted(same.get(), same.get(), same.get());
            default -> "CAST(%s AS text)".formatted(random.nextInt(6) == 0 ? "o" : of(pick(TYPES), depth));
        };
    }

    private String truth(int depth) {
        return of(ExpressionType.BOOLEAN, depth);
    }

    private ExpressionType number() {
        return pick(List.of(ExpressionType.INTEGER, ExpressionType.DECIMAL, ExpressionType.DOUBLE));
    }

    private ExpressionType exact() {
        return pick(List.of(ExpressionType.INTEGER, ExpressionType.DECIMAL));
    }

    private ExpressionType time() {
        return pick(List.of(ExpressionType.DATE, ExpressionType.TIMESTAMP, ExpressionType.TIMESTAMPTZ));
    }

    private String truncation() {
        return word("year quarter month week day hour minute second");
    }

    private String comparison() {
        return word("= <> < <= > >=");
    }

    private String not() {
        return random.nextBoolean() ? "NOT" : "";
    }

    /// One of some words between blanks; a tilde is a blank of a word.
    private String word(String words) {
        return pick(List.of(words.split(" "))).replace('~', ' ');
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
