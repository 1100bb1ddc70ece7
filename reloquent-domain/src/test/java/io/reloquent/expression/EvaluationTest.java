package io.reloquent.expression;

import static io.reloquent.expression.Written.apply;
import static io.reloquent.expression.Written.cast;
import static io.reloquent.expression.Written.number;
import static io.reloquent.expression.Written.text;
import static io.reloquent.expression.Written.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What an expression is for one row; a test of the core compares many more with PostgreSQL.
class EvaluationTest {

    @Test
    void whole_numbers_divide_towards_zero_and_overflow_is_an_error() {
        assertThat(of(apply(Operator.DIVIDE, "big", 2), "big", -7L)).isEqualTo(-3L);
        assertThat(of(apply(Operator.MODULO, "big", 3), "big", -7L)).isEqualTo(-1L);
        assertFault(apply(Operator.ADD, "big", 1), "big", Long.MAX_VALUE);
        assertFault(apply(Operator.NEGATE, "big"), "big", Long.MIN_VALUE);
        assertFault(apply(Operator.DIVIDE, 1, "big"), "big", 0L);
    }

    @Test
    void decimals_keep_the_digits_that_postgresql_keeps() {
        assertThat(of(apply(Operator.DIVIDE, "amount", 3), "amount", new BigDecimal("1.00")))
                .isEqualTo(new BigDecimal("0.33333333333333333333"));
        assertThat(of(apply(Operator.DIVIDE, "amount", number("0.01")), "amount", new BigDecimal("20000")))
                .isEqualTo(new BigDecimal("2000000.000000000000"));
        assertThat(of(apply(Operator.MULTIPLY, "amount", number("1.10")), "amount", new BigDecimal("2.50")))
                .isEqualTo(new BigDecimal("2.7500"));
        assertThat(of(apply(Operator.ROUND, "amount"), "amount", new BigDecimal("-2.5")))
                .isEqualTo(new BigDecimal("-3"));
        assertThat(of(apply(Operator.ROUND, "amount", 1), "amount", new BigDecimal("0.25")))
                .isEqualTo(new BigDecimal("0.3"));
    }

    @Test
    void floating_numbers_fail_rather_than_become_infinite() {
        assertThat(of(apply(Operator.ROUND, "weight"), "weight", 2.5)).isEqualTo(2.0);
        assertFault(apply(Operator.MULTIPLY, "weight", "weight"), "weight", 1e200);
        assertFault(apply(Operator.MULTIPLY, "weight", "weight"), "weight", 1e-200);
        assertFault(apply(Operator.DIVIDE, "weight", cast(0, "double precision")), "weight", 1.0);
    }

    @Test
    void null_is_neither_true_nor_false() {
        Expression isTrue = Written.column("yes");
        assertThat(of(apply(Operator.AND, "yes", apply(Operator.LESS, "big", 0)), "big", 1L))
                .isEqualTo(false);
        assertThat(of(apply(Operator.OR, isTrue, apply(Operator.LESS, "big", 0)), "big", 1L))
                .isNull();
        assertThat(of(apply(Operator.NOT, "yes"), "big", 1L)).isNull();
        assertThat(of(apply(Operator.IN, "big", 1, "small"), "big", 1L)).isEqualTo(true);
        assertThat(of(apply(Operator.IN, "big", 2, "small"), "big", 1L)).isNull();
        assertThat(of(apply(Operator.BETWEEN, "big", 2, "small"), "big", 1L)).isEqualTo(false);
        assertThat(of(apply(Operator.BETWEEN, "big", 0, "small"), "big", 1L)).isNull();
        assertThat(of(apply(Operator.CONCATENATE, "name", text("x")), "big", 1L))
                .isNull();
        assertThat(of(apply(Operator.CONCAT, "name", text("x")), "big", 1L)).isEqualTo("x");
    }

    @Test
    void what_decides_early_spares_the_rest_its_errors() {
        Expression fails = apply(Operator.EQUAL, apply(Operator.DIVIDE, 1, "big"), 1);
        Expression isZero = apply(Operator.EQUAL, "big", 0);
        assertThat(of(apply(Operator.OR, isZero, fails), "big", 0L)).isEqualTo(true);
        assertThat(of(Written.either(isZero, 7, apply(Operator.DIVIDE, 1, "big")), "big", 0L))
                .isEqualTo(7L);
        assertFault(apply(Operator.OR, fails, isZero), "big", 0L);
    }

    @Test
    void texts_count_in_characters_and_compare_by_code_point() {
        assertThat(of(apply(Operator.LENGTH, "name"), "name", "a😀b")).isEqualTo(3L);
        assertThat(of(apply(Operator.SUBSTRING, "name", 2, 1), "name", "a😀b")).isEqualTo("😀");
        assertThat(of(apply(Operator.SUBSTRING, "name", number("0"), 2), "name", "abc"))
                .isEqualTo("a");
        assertThat(of(apply(Operator.LESS, "name", text("😀")), "name", "\uFFFD"))
                .isEqualTo(true);
        assertThat(of(apply(Operator.UPPER, "name"), "name", "straße")).isEqualTo("STRAßE");
        assertThat(of(apply(Operator.TRIM, "name", text("xy")), "name", "xyaxy"))
                .isEqualTo("a");
        assertThat(of(apply(Operator.REPLACE, "name", text(""), text("x")), "name", "abc"))
                .isEqualTo("abc");
    }

    @Test
    void a_pattern_matches_as_in_postgresql() {
        assertThat(of(apply(Operator.LIKE, "name", text("a%_c")), "name", "abbc"))
                .isEqualTo(true);
        assertThat(of(apply(Operator.LIKE, "name", text("a\\%")), "name", "a%")).isEqualTo(true);
        assertThat(of(apply(Operator.LIKE, "name", text("a!%"), text("!")), "name", "ab"))
                .isEqualTo(false);
        assertThat(of(apply(Operator.LIKE, "name", text("b\\")), "name", "a")).isEqualTo(false);
        assertFault(apply(Operator.LIKE, "name", text("a\\")), "name", "ab");
    }

    @Test
    void times_are_cut_and_taken_apart_in_utc() {
        LocalDateTime time = LocalDateTime.of(2024, 2, 29, 23, 59, 59, 123_456_000);
        assertThat(of(apply(Operator.EXTRACT, text("second"), "placed"), "placed", time))
                .isEqualTo(new BigDecimal("59.123456"));
        assertThat(of(apply(Operator.DATE_TRUNC, text("quarter"), "placed"), "placed", time))
                .isEqualTo(LocalDateTime.of(2024, 1, 1, 0, 0));
        assertThat(of(cast("shipped", "date"), "shipped", Instant.parse("2024-02-29T23:30:00Z")))
                .isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(of(apply(Operator.EXTRACT, text("year"), "born"), "born", LocalDate.of(0, 1, 1)))
                .isEqualTo(new BigDecimal("-1"));
        assertThat(of(cast("born", "text"), "born", LocalDate.of(-43, 3, 15))).isEqualTo("0044-03-15 BC");
    }

    @Test
    void a_cast_rounds_reads_and_refuses() {
        assertThat(of(cast("amount", "bigint"), "amount", new BigDecimal("2.5")))
                .isEqualTo(3L);
        assertThat(of(cast("weight", "bigint"), "weight", 2.5)).isEqualTo(2L);
        assertThat(of(cast("name", "boolean"), "name", " Yes ")).isEqualTo(true);
        assertThat(of(cast("name", "uuid"), "name", "{A0EEBC999C0B4EF8BB6D6BB9BD380A11}"))
                .isEqualTo(UUID.fromString("a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"));
        assertThat(of(cast("weight", "text"), "weight", 1e15)).isEqualTo("1e+15");
        assertThat(of(cast("weight", "numeric"), "weight", 0.1)).isEqualTo(new BigDecimal("0.1"));
        assertFault(cast("name", "bigint"), "name", "1.5");
        assertFault(cast("name", "numeric"), "name", "1e999999999");
        assertFault(cast("big", "smallint"), "big", 32_768L);
        assertFault(cast("amount", "numeric(3,1)"), "amount", new BigDecimal("99.95"));
        assertFault(cast("name", "date"), "name", "2023-02-29");
    }

    private static @Nullable Object of(Expression expression, String column, Object there) {
        return value(expression, Map.of(column, there));
    }

    private static void assertFault(Expression expression, String column, Object there) {
        assertThatExceptionOfType(EvaluationFault.class)
                .isThrownBy(() -> of(expression, column, there))
                .withMessageEndingWith(".");
    }
}
