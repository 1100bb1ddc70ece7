package io.reloquent.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.bson.BsonValue;
import org.bson.types.Decimal128;

class NumericProperties {

    @Property(tries = 3000)
    void up_to_34_digits_keep_every_digit_and_the_scale(@ForAll("fitting") BigDecimal value) {
        assertThat(decimal128(value)).isEqualTo(new Decimal128(value));
        assertThat(Numeric.decimal(PostgresForm.numeric(value), 0)).isEqualTo(value);
    }

    @Example
    void the_short_way_and_the_long_way_agree_for_every_number_of_digits_and_every_scale() {
        for (int digits = 1; digits <= 34; digits++) {
            BigInteger one = BigInteger.TEN.pow(digits - 1);
            BigInteger nines = BigInteger.TEN.pow(digits).subtract(BigInteger.ONE);
            for (int scale = 0; scale <= 44; scale++) {
                for (BigInteger unscaled : new BigInteger[] {one, nines, one.negate(), nines.negate()}) {
                    BigDecimal value = new BigDecimal(unscaled, scale);
                    assertThat(decimal128(value)).as(value.toString()).isEqualTo(new Decimal128(value));
                }
            }
        }
    }

    @Property(tries = 300)
    void zero_keeps_its_scale(@ForAll @IntRange(min = 0, max = 6176) int scale) {
        BigDecimal zero = BigDecimal.ZERO.setScale(scale);

        assertThat(decimal128(zero)).isEqualTo(new Decimal128(zero));
    }

    @Property(tries = 300)
    void more_than_34_digits_are_a_fault_that_says_how_many(
            @ForAll @IntRange(min = 35, max = 400) int digits, @ForAll @IntRange(min = 0, max = 300) int scale) {
        BigInteger unscaled = BigInteger.TEN.pow(digits - 1).add(BigInteger.ONE);

        assertThatThrownBy(() -> decimal128(new BigDecimal(unscaled, scale)))
                .isInstanceOf(ValueFault.class)
                .hasMessage("has " + digits + " digits, and Decimal128 holds 34; say 'type: string' to keep them all");
    }

    @Property(tries = 300)
    void zeros_beyond_34_digits_go_and_the_value_stays(
            @ForAll @IntRange(min = 1, max = 34) int digits, @ForAll @IntRange(min = 0, max = 80) int zeros) {
        BigInteger nines = BigInteger.TEN.pow(digits).subtract(BigInteger.ONE);
        BigDecimal value = new BigDecimal(nines.multiply(BigInteger.TEN.pow(zeros)));

        assertThat(decimal128(value).bigDecimalValue()).isEqualByComparingTo(value);
    }

    @Example
    void a_number_of_more_groups_than_a_signed_short_counts_is_a_fault_and_not_zero() {
        BigDecimal value = new BigDecimal(BigInteger.TEN.pow(139_999).add(BigInteger.ONE), 16_000);

        assertThatThrownBy(() -> decimal128(value)).hasMessageStartingWith("has 140000 digits");
    }

    @Example
    void more_places_than_an_exponent_can_say_are_a_fault_that_names_the_places() {
        assertThatThrownBy(() -> decimal128(new BigDecimal(BigInteger.ONE, 6177)))
                .isInstanceOf(ValueFault.class)
                .hasMessageStartingWith("has 6177 decimal places, and Decimal128 holds 6176");
    }

    @Example
    void what_is_no_number_stays_what_it_is() {
        assertThat(decimal128(PostgresForm.special(PostgresForm.NAN))).isEqualTo(Decimal128.NaN);
        assertThat(decimal128(PostgresForm.special(PostgresForm.INFINITY))).isEqualTo(Decimal128.POSITIVE_INFINITY);
        assertThat(decimal128(PostgresForm.special(PostgresForm.MINUS_INFINITY)))
                .isEqualTo(Decimal128.NEGATIVE_INFINITY);
    }

    @Property(tries = 200)
    void zero_has_no_sign_whichever_way_it_is_written(@ForAll @IntRange(min = 0, max = 100) int scale) {
        assertThat(decimal128(PostgresForm.minusZero(scale)))
                .isEqualTo(new Decimal128(BigDecimal.ZERO.setScale(scale)));
    }

    @Provide
    Arbitrary<BigDecimal> fitting() {
        Arbitrary<BigInteger> digits = Arbitraries.integers()
                .between(1, 34)
                .flatMap(count -> Arbitraries.strings().numeric().ofLength(count))
                .map(BigInteger::new);
        Arbitrary<BigInteger> ending = Arbitraries.oneOf(digits, digits.map(NumericProperties::endingInZeros));
        Arbitrary<Integer> scale = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.integers().between(0, 40)),
                Tuple.of(1, Arbitraries.integers().between(380, 390)),
                Tuple.of(2, Arbitraries.integers().between(0, 6000)));
        return Combinators.combine(ending, scale, Arbitraries.of(true, false))
                .as((unscaled, places, minus) -> new BigDecimal(minus ? unscaled.negate() : unscaled, places));
    }

    private static BigInteger endingInZeros(BigInteger value) {
        BigInteger unit = BigInteger.TEN.pow(value.toString().length() / 2);
        return value.divide(unit).multiply(unit);
    }

    private static Decimal128 decimal128(BigDecimal value) {
        return decimal128(PostgresForm.numeric(value));
    }

    private static Decimal128 decimal128(byte[] numeric) {
        BsonValue written = Documents.written(Encoding.NUMERIC, numeric);
        return written.asDecimal128().getValue();
    }
}
