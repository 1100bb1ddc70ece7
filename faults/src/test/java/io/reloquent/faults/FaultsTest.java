package io.reloquent.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every fault of the matrix about once; `faults/run` tries each as often as the matrix says.
class FaultsTest {

    private static final Pattern ANYTHING = Pattern.compile("");

    @TempDir
    static Path directory;

    private static @Nullable Laboratory opened;

    @BeforeAll
    static void open() {
        opened = Laboratory.open(directory);
    }

    private static Laboratory laboratory() {
        if (opened == null) {
            throw new IllegalStateException("nothing was opened");
        }
        return opened;
    }

    @Test
    void nothing_is_lost_or_doubled_or_passed_over_in_silence_whatever_happens() {
        List<FaultCase> cases = Faults.all(laboratory());
        var table = new ResultTable(new Runner(Extent.SHORT, result -> {}).runTogether(cases));
        System.out.println(table.text());
        assertThat(table.rows()).hasSizeGreaterThan(15);
        assertThat(table.wrong()).as(table.text()).isEmpty();
    }

    @Test
    void a_document_that_is_lost_is_seen() {
        Site site = laboratory().site(Design.ARRAY);
        migrate(site);
        laboratory().dropOneDocument(site, Design.ARRAY);
        assertThat(judged(site, Design.ARRAY, new Attempt.Done()))
                .isInstanceOfSatisfying(
                        Outcome.Wrong.class,
                        wrong -> assertThat(wrong.says())
                                .contains(
                                        "parent should be Sum[documents=5000",
                                        "and is Sum[documents=4999",
                                        "validation sees it"));
    }

    @Test
    void a_target_as_it_should_be_is_right() {
        Site site = laboratory().site(Design.NO_KEY);
        migrate(site);
        assertThat(judged(site, Design.NO_KEY, new Attempt.Done())).isEqualTo(new Outcome.RodeThrough());
    }

    @Test
    void an_end_without_a_sentence_is_wrong_and_so_is_none() {
        Site site = laboratory().site(Design.ARRAY);
        Attempt crashed = Attempt.of(() -> {
            throw new IllegalStateException("boom");
        });
        assertThat(judged(site, Design.ARRAY, crashed).says()).contains("no sentence", "boom", "FaultsTest");
        Attempt hung = Attempt.of(FaultsTest::waitLong, java.time.Duration.ofMillis(50));
        assertThat(judged(site, Design.ARRAY, hung)).isInstanceOf(Outcome.Wrong.class);
        assertThat(judged(site, Design.ARRAY, hung).says()).contains("no end within", "waitLong");
    }

    private static void waitLong() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void migrate(Site site) {
        try (Migration migration = site.migration()) {
            migration.migrate(false);
        }
    }

    private static Outcome judged(Site site, Design design, Attempt first) {
        return new Recovery(laboratory(), site, design, false, ANYTHING).after(first);
    }
}
