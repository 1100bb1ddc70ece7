package io.reloquent.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.catalog.TableName;
import io.reloquent.run.DeadLetter;
import io.reloquent.verification.CollectionCheck;
import io.reloquent.verification.RowCheck;
import io.reloquent.verification.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MigrationReportTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final MigrationReport LOADED = new MigrationReport(
            MigrationReport.VERSION,
            START,
            "source",
            "target",
            "plan",
            "run",
            START,
            START.plusMillis(500),
            List.of(new CollectionResult("a", 10, 40, 1000, 0), new CollectionResult("b", 5, 10, 500, 1)),
            List.of(),
            List.of(),
            null,
            null,
            List.of());
    private static final IndexResult BUILT = new IndexResult("a", "x_1", false, null);

    @Test
    void a_load_alone_is_neither_compared_nor_indexed() {
        assertThat(LOADED.readiness().remedies())
                .containsExactly(
                        "Compare the documents with the source: reloquent validate",
                        "Build the indexes: reloquent indexes");
        assertThat(LOADED.readiness().signal()).isEqualTo("REQUIRES ATTENTION");
    }

    @Test
    void it_is_ready_when_everything_agrees_and_every_index_is_there() {
        MigrationReport report = LOADED.with(verified(check(15, 15, 0)), START).with(List.of(BUILT), START);

        assertThat(report.readiness().isReady()).isTrue();
        assertThat(report.readiness().signal()).isEqualTo("READY FOR PRODUCTION");
    }

    @Test
    void it_is_not_ready_while_the_source_has_been_read_only_once() {
        var check = new CollectionCheck("a", 15, 15, true, null, 0, List.of(), List.of());
        MigrationReport report = LOADED.with(verified(check), START).with(List.of(BUILT), START);

        assertThat(check.passes()).isTrue();
        assertThat(report.readiness().remedies())
                .containsExactly("Compare the documents with a second reading of the source: reloquent validate");
    }

    @Test
    void a_second_reading_that_makes_another_number_of_documents_does_not_agree() {
        assertThat(new CollectionCheck("a", 15, 15, true, 14L, 0, List.of(), List.of()).passes())
                .isFalse();
    }

    @Test
    void it_is_not_ready_where_documents_were_set_aside() {
        var letter = new DeadLetter("a", List.of("7"), "items", "makes the document larger than 16 MB");
        MigrationReport report = new MigrationReport(
                        1,
                        START,
                        "source",
                        "target",
                        "plan",
                        "run",
                        START,
                        START,
                        List.of(),
                        List.of(),
                        List.of(letter),
                        null,
                        null,
                        List.of())
                .with(verified(check(15, 15, 0)), START)
                .with(List.of(BUILT), START);

        assertThat(report.readiness().remedies())
                .containsExactly("1 document is not in the target, because it could not be made;"
                        + " see the report, then roll back and migrate again");
    }

    @Test
    void it_is_not_ready_while_the_balancer_is_stopped() {
        var stopped = new MigrationReport(
                        1, START, "source", "target", "plan", "run", START, START, List.of(), List.of(), List.of(),
                        null, null, List.of(), null, true)
                .with(verified(check(15, 15, 0)), START)
                .with(List.of(BUILT), START);

        assertThat(stopped.readiness().remedies())
                .containsExactly(
                        "The balancer is stopped; it is turned on when the indexes are built: reloquent indexes");
        assertThat(stopped.balanced().readiness().isReady()).isTrue();
    }

    @Test
    void documents_that_differ_are_counted() {
        MigrationReport report =
                LOADED.with(verified(check(15, 15, 1234)), START).with(List.of(BUILT), START);

        assertThat(report.readiness().remedies())
                .containsExactly(
                        "1,234 documents do not agree with the source; see the report, then roll back and migrate again");
    }

    @Test
    void rows_without_a_document_are_not_called_documents() {
        var rows = new RowCheck("a", TableName.parse("shop.a"), 10, 9, false, 0);
        var check = new CollectionCheck("a", 15, 15, true, 15L, 0, List.of(), List.of(rows));
        MigrationReport report = LOADED.with(verified(check), START).with(List.of(BUILT), START);

        assertThat(report.readiness().remedies())
                .containsExactly(
                        "The rows of shop.a do not add up: 10 in the source, 9 in documents; see the report, then roll back and migrate again");
    }

    @Test
    void a_document_too_many_is_a_mismatch_even_where_none_was_looked_into() {
        MigrationReport report = LOADED.with(verified(check(15, 16, 0)), START).with(List.of(BUILT), START);

        assertThat(report.readiness().remedies())
                .containsExactly(
                        "1 document does not agree with the source; see the report, then roll back and migrate again");
    }

    @Test
    void an_index_that_could_not_be_built_is_named_with_the_reason() {
        var missing = new IndexResult("a", "email_1", true, "E11000");
        MigrationReport report = LOADED.with(verified(check(15, 15, 0)), START).with(List.of(BUILT, missing), START);

        assertThat(report.readiness().remedies()).containsExactly("Index email_1 on a is missing: E11000");
    }

    @Test
    void rows_that_were_declared_may_be_missing_but_never_too_many() {
        var table = TableName.parse("shop.a");

        assertThat(new RowCheck("a", table, 10, 10, false, 0).passes()).isTrue();
        assertThat(new RowCheck("a", table, 10, 9, false, 0).passes()).isFalse();
        assertThat(new RowCheck("a", table, 10, 9, true, 0).passes()).isTrue();
        assertThat(new RowCheck("a", table, 10, 11, true, 0).passes()).isFalse();
        assertThat(new RowCheck("a", table, 10, 9, false, 1).passes()).isTrue();
        assertThat(new RowCheck("a", table, 10, 11, false, 1).passes()).isFalse();
    }

    @Test
    void figures_add_up() {
        assertThat(LOADED.documents()).isEqualTo(15);
        assertThat(LOADED.rows()).isEqualTo(50);
        assertThat(LOADED.bytes()).isEqualTo(1500);
        assertThat(LOADED.rowsPerSecond()).isEqualTo(100);
    }

    private static CollectionCheck check(long expected, long found, long mismatches) {
        return new CollectionCheck("a", expected, found, mismatches == 0, expected, mismatches, List.of(), List.of());
    }

    private static Verification verified(CollectionCheck check) {
        return new Verification("run", START, Duration.ofSeconds(1), List.of(check));
    }
}
