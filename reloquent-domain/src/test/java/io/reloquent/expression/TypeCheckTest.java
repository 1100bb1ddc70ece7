package io.reloquent.expression;

import static io.reloquent.expression.Written.apply;
import static io.reloquent.expression.Written.cast;
import static io.reloquent.expression.Written.check;
import static io.reloquent.expression.Written.column;
import static io.reloquent.expression.Written.either;
import static io.reloquent.expression.Written.nothing;
import static io.reloquent.expression.Written.number;
import static io.reloquent.expression.Written.text;
import static io.reloquent.expression.Written.typed;
import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.expression.Expression.ColumnName;
import io.reloquent.expression.TypedExpression.Constant;
import io.reloquent.expression.TypedExpression.Conversion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeCheckTest {

    @ParameterizedTest
    @CsvSource({
        "yes, BOOLEAN",
        "small, INTEGER",
        "year, INTEGER",
        "amount, DECIMAL",
        "weight, DOUBLE",
        "name, TEXT",
        "code, TEXT",
        "mood, TEXT",
        "raw, BYTES",
        "token, UUID",
        "born, DATE",
        "placed, TIMESTAMP",
        "shipped, TIMESTAMPTZ"
    })
    void a_column_has_the_type_its_values_behave_like(String name, ExpressionType type) {
        assertThat(typed(column(name)).type()).isEqualTo(type);
    }

    @Test
    void an_unknown_column_is_an_error_that_names_those_nearby() {
        assertThat(check(column("nmae")).errors()).singleElement().satisfies(problem -> {
            assertThat(problem.offset()).isEqualTo(7);
            assertThat(problem.message()).contains("shop.t has no column \"nmae\"");
            assertThat(problem.remedy()).contains("\"name\"");
        });
    }

    @Test
    void capitals_count_only_in_quotes_or_where_they_tell_columns_apart() {
        assertThat(typed(column("NAME")).columns()).containsExactly("name");
        assertThat(check(new ColumnName(0, "NAME", true)).errors()).hasSize(1);
        assertThat(typed(column("Twin")).columns()).containsExactly("Twin");
        assertThat(check(column("twin")).errors())
                .singleElement()
                .satisfies(problem -> assertThat(problem.remedy()).contains("double quotes"));
    }

    @Test
    void all_errors_are_told_at_once() {
        Expression wrong = apply(Operator.AND, apply(Operator.UPPER, "big"), apply(Operator.ADD, "nix", "name"), "yes");
        Checked checked = check(wrong);
        assertThat(checked.errors()).hasSize(2);
        assertThat(checked.typed()).isEmpty();
    }

    @Test
    void numbers_become_what_holds_both_and_so_do_dates() {
        assertThat(typed(apply(Operator.ADD, "small", "amount")).type()).isEqualTo(ExpressionType.DECIMAL);
        assertThat(typed(apply(Operator.ADD, "amount", "weight")).type()).isEqualTo(ExpressionType.DOUBLE);
        assertThat(typed(apply(Operator.COALESCE, "born", "shipped")).type()).isEqualTo(ExpressionType.TIMESTAMPTZ);
        assertThat(typed(apply(Operator.EQUAL, "small", "amount")).parts().get(0))
                .isInstanceOf(Conversion.class);
    }

    @Test
    void what_has_no_common_type_is_an_error() {
        assertThat(check(apply(Operator.EQUAL, "name", "big")).errors())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .isEqualTo("This is a whole number, and what it goes with is a text."));
        assertThat(check(either("yes", "name", "born")).errors()).hasSize(1);
        assertThat(check(either("big", 1, 2)).errors()).hasSize(1);
    }

    @Test
    void a_text_written_out_takes_the_type_of_its_place_if_it_can_be_read() {
        Expression good = apply(Operator.LESS, "born", text("2024-02-29"));
        assertThat(typed(good).parts().get(1)).isInstanceOf(Constant.class);
        assertThat(check(apply(Operator.LESS, "born", text("2023-02-29"))).errors())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.offset()).isEqualTo(5);
                    assertThat(problem.remedy()).contains("DATE '2024-01-31'");
                });
        assertThat(check(apply(Operator.EQUAL, "raw", text("x"))).errors()).hasSize(1);
    }

    @Test
    void of_another_type_only_null_and_its_text_can_be_asked() {
        assertThat(typed(apply(Operator.IS_NULL, "tags")).type()).isEqualTo(ExpressionType.BOOLEAN);
        assertThat(typed(cast("tags", "text")).type()).isEqualTo(ExpressionType.TEXT);
        for (Expression wrong : List.of(
                column("tags"),
                apply(Operator.EQUAL, "tags", "tags"),
                apply(Operator.CONCAT, "tags"),
                cast("tags", "date"))) {
            assertThat(check(wrong).errors()).as(wrong.toString()).hasSize(1);
        }
    }

    @Test
    void what_a_function_does_not_take_is_an_error() {
        for (Expression wrong : List.of(
                apply(Operator.SUBSTRING, "name"),
                apply(Operator.SUBSTRING, "name", "amount"),
                apply(Operator.MODULO, "weight", "weight"),
                apply(Operator.ROUND, "weight", 2),
                apply(Operator.ROUND, "amount", "small"),
                apply(Operator.ROUND, "amount", 1001),
                apply(Operator.CONCATENATE, "big", "big"),
                apply(Operator.CONCATENATE, "name", "raw"),
                apply(Operator.CONCAT, "yes"),
                apply(Operator.ADD, "born", 1),
                apply(Operator.EXTRACT, text("hour"), "born"),
                apply(Operator.EXTRACT, text("century"), "placed"),
                apply(Operator.DATE_TRUNC, "name", "placed"),
                apply(Operator.LENGTH, "raw"),
                cast("big", "boolean"),
                cast("big", "money"),
                cast("big", "numeric(2,3)"),
                cast("name", "text(3)"),
                cast("big", "integer[]"))) {
            assertThat(check(wrong).errors()).as(wrong.toString()).hasSize(1);
        }
    }

    @Test
    void what_is_constant_is_computed_and_an_error_in_it_told() {
        assertThat(typed(apply(Operator.ADD, 1, apply(Operator.MULTIPLY, 2, 3))))
                .isEqualTo(new Constant(7L, ExpressionType.INTEGER));
        assertThat(check(either("yes", apply(Operator.DIVIDE, 1, 0), 2)).errors())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).isEqualTo("Division by zero."));
    }

    @Test
    void a_constant_decides_for_what_it_makes_superfluous() {
        Expression risky = apply(Operator.DIVIDE, 1, "small");
        Expression isOne = apply(Operator.EQUAL, risky, 1);
        Expression no = apply(Operator.EQUAL, 1, 2);
        assertThat(typed(apply(Operator.AND, isOne, no))).isEqualTo(new Constant(false, ExpressionType.BOOLEAN));
        assertThat(typed(apply(Operator.ADD, risky, nothing()))).isEqualTo(new Constant(null, ExpressionType.INTEGER));
        assertThat(typed(either(no, risky, "big"))).isEqualTo(typed(column("big")));
        assertThat(typed(apply(Operator.COALESCE, nothing(), 5, risky)))
                .isEqualTo(new Constant(5L, ExpressionType.INTEGER));
    }

    @Test
    void a_value_may_be_null_if_what_it_is_made_of_may() {
        assertThat(typed(apply(Operator.ADD, "big", 1)).nullable()).isFalse();
        assertThat(typed(apply(Operator.ADD, "small", 1)).nullable()).isTrue();
        assertThat(typed(apply(Operator.COALESCE, "small", "big")).nullable()).isFalse();
        assertThat(typed(apply(Operator.NULLIF, "big", 1)).nullable()).isTrue();
        assertThat(typed(apply(Operator.CONCAT, "name", "small")).nullable()).isFalse();
        assertThat(typed(either("yes", "big", nothing())).nullable()).isTrue();
        assertThat(typed(apply(Operator.IS_NULL, "name")).nullable()).isFalse();
    }

    @Test
    void where_settings_of_the_source_matter_there_is_a_warning() {
        for (Expression doubtful : List.of(
                apply(Operator.UPPER, "name"),
                apply(Operator.LESS, "mood", text("sad")),
                apply(Operator.LIKE, "code", text("a%")),
                cast("weight", "text"),
                apply(Operator.CONCAT, "weight"),
                cast("name", "date"))) {
            assertThat(check(doubtful).warnings()).as(doubtful.toString()).hasSize(1);
            assertThat(check(doubtful).errors()).isEmpty();
        }
        assertThat(check(apply(Operator.EQUAL, "mood", text("sad"))).warnings()).isEmpty();
    }

    @Test
    void the_columns_it_reads_are_known() {
        Expression reads = either(apply(Operator.EQUAL, "name", "code"), "big", cast("amount", "bigint"));
        assertThat(typed(reads).columns()).containsExactly("name", "code", "big", "amount");
        assertThat(typed(number("1.50")).columns()).isEmpty();
    }
}
