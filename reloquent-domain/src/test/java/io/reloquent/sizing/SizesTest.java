package io.reloquent.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SizesTest {

    @Test
    void a_cluster_grows_with_the_tables() {
        assertThat(emr(0, 1_000)).isEqualTo(new EmrSize("r5.2xlarge", 2, 8));
        assertThat(emr(Load.TB, 1_000)).isEqualTo(new EmrSize("r5.4xlarge", 10, 16));
        assertThat(emr(3 * Load.TB, 1_000)).isEqualTo(new EmrSize("r5.4xlarge", 15, 16));
        assertThat(emr(5 * Load.TB, 1_000)).isEqualTo(new EmrSize("r5.8xlarge", 20, 32));
        assertThat(emr(1_000 * Load.TB, 10_000)).isEqualTo(new EmrSize("r5.12xlarge", 200, 48));
    }

    @Test
    void no_cluster_and_no_job_has_more_tasks_than_connections() {
        for (long bytes : new long[] {0, Load.GB, 100 * Load.GB, 3 * Load.TB, 80 * Load.TB}) {
            for (int connections = 1; connections < 200; connections++) {
                EmrSize emr = emr(bytes, connections);
                assertThat(emr.workers() * emr.cores()).isBetween(1, connections);
                GlueSize glue = GlueSize.of(new Load(bytes, connections)).value();
                assertThat(glue.workers()).isBetween(2, 299);
                assertThat((glue.workers() - 1) * (4 / glue.taskProcessors())).isBetween(1, connections);
            }
        }
    }

    @Test
    void the_reason_says_what_was_looked_at() {
        assertThat(EmrSize.of(new Load(2_300 * Load.GB, 1)).because())
                .isEqualTo("the tables have 2.3 TB on disk, and tasks may hold 1 connection to the source");
        assertThat(GlueSize.isTooMuch(new Load(500 * Load.GB, 1))).isFalse();
        assertThat(GlueSize.isTooMuch(new Load(500 * Load.GB + 1, 1))).isTrue();
        assertThatThrownBy(() -> new Load(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static EmrSize emr(long bytes, int connections) {
        return EmrSize.of(new Load(bytes, connections)).value();
    }
}
