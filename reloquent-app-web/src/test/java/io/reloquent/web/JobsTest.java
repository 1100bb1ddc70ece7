package io.reloquent.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.web.live.Job;
import io.reloquent.web.live.JobKind;
import io.reloquent.web.live.JobView;
import io.reloquent.web.live.JobView.OutcomeView;
import io.reloquent.web.live.Jobs;
import io.reloquent.web.live.Work;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The one job of a server, whatever its work comes to.
class JobsTest {

    private static final Map<String, String> SECRETS =
            Map.of("RELOQUENT_SOURCE_PASSWORD", "", "RELOQUENT_TARGET_URI", "mongodb://localhost");

    @TempDir
    Path directory;

    @Test
    void work_that_meets_a_defect_has_failed_and_other_work_may_begin() throws Exception {
        try (var served = new Served(directory.resolve("reloquent.yaml"), SECRETS)) {
            served.put(
                            "/api/configuration",
                            "\"none\"",
                            Served.map(
                                    "sourceHost", "localhost",
                                    "sourcePort", 5432,
                                    "sourceDatabase", "shop",
                                    "sourceUsername", "reader",
                                    "sourceSchemas", List.of(),
                                    "sourceTls", false,
                                    "targetDatabase", "shop"))
                    .well();
            Jobs jobs = served.server().bean(Jobs.class);
            JobView failed = ended(jobs, JobKind.DISCOVER, (session, job) -> {
                throw new StackOverflowError("deep");
            });
            assertThat(failed.state()).isEqualTo("failed");
            assertThat(failed.outcome().orElseThrow().sentence())
                    .isEqualTo("StackOverflowError: deep. This is a defect of Reloquent.");
            JobView next = ended(jobs, JobKind.ESTIMATE, (session, job) -> new OutcomeView(0, "Well.", ""));
            assertThat(next.state()).isEqualTo("done");
        }
    }

    private static JobView ended(Jobs jobs, JobKind kind, Work work) throws InterruptedException {
        jobs.start(kind, false, work);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (jobs.latest().filter(Job::isActive).isPresent() && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        return jobs.latest().orElseThrow().view();
    }
}
