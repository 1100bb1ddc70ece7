package io.reloquent.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.verification.Verification.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VerdictTest {

    @Test
    void what_agrees_passes_in_part_until_the_source_was_read_a_second_time() {
        assertThat(of(3L, 0).verdict()).isEqualTo(Verdict.PASS);
        assertThat(of(3L, 0).notCompared()).isEmpty();
        assertThat(of(null, 0).verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(of(null, 0).notCompared()).contains("not read a second time");
    }

    @Test
    void what_differs_fails_however_much_was_compared() {
        assertThat(of(3L, 1).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(of(null, 1).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(of(2L, 0).verdict()).isEqualTo(Verdict.FAIL);
    }

    private static Verification of(@Nullable Long witnessed, long mismatches) {
        var check = new CollectionCheck("c", 3, 3, true, witnessed, mismatches, List.of(), List.of());
        return new Verification("r", Instant.EPOCH, Duration.ZERO, List.of(check));
    }
}
