package io.reloquent.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reloquent.design.SizeFinding;
import io.reloquent.fault.YoursToFix;
import io.reloquent.report.MigrationReport;
import io.reloquent.run.DeadLetter;
import io.reloquent.run.Progress;
import io.reloquent.run.Unmakable;
import io.reloquent.verification.Discrepancy;
import io.reloquent.verification.Verification;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Documents that cannot be made end a run, or are left out of it by their names.
class SetAsideTest {

    /// Ten parents; the seventh has more than 16 MB of children.
    private static final String SKEWED = """
            create table parents (id int primary key, name text not null);
            create table children (id int primary key, parent int not null references parents, text text not null);
            insert into parents select i, 'parent ' || i from generate_series(1, 10) i;
            insert into children select i, 1 + i % 10, 'short' from generate_series(1, 100) i;
            insert into children select 1000 + i, 7, repeat('x', 1000) from generate_series(1, 20000) i;
            analyze;""";

    @Test
    void a_document_too_large_is_found_before_the_run_and_named_at_its_end() throws Exception {
        try (var migration = skewed()) {
            assertThat(migration.makePlan().compute().findings()).anyMatch(SizeFinding.Oversized.class::isInstance);
            assertThatThrownBy(() -> migration.migrate(false, Progress.NONE))
                    .isInstanceOf(YoursToFix.class)
                    .hasMessageContaining("The document of parents with key 7 cannot be made: children makes");
        }
    }

    @Test
    void set_aside_it_is_listed_and_everything_else_is_there() throws Exception {
        try (var migration = skewed()) {
            MigrationReport report =
                    migration.migrate(new Migrate.Wishes(false, Unmakable.SET_ASIDE, false), Progress.NONE);

            assertThat(report.documents()).isEqualTo(9);
            assertThat(report.setAside())
                    .extracting(DeadLetter::sentence)
                    .containsExactly("The document of parents with key 7 cannot be made: children makes the document"
                            + " larger than 16 MB, the most that MongoDB takes.");
            assertThat(migration.documents("parents")).hasSize(9);

            Verification verification = migration.validate();
            assertThat(verification.passes()).isTrue();
            assertThat(verification.isWitnessed()).isTrue();
            assertThat(verification.collections().getFirst().rows())
                    .anySatisfy(
                            rows -> assertThat(rows.inSource() - rows.placed()).isEqualTo(1))
                    .anySatisfy(
                            rows -> assertThat(rows.inSource() - rows.placed()).isEqualTo(20_010));
        }
    }

    @Test
    void a_value_that_no_document_holds_sets_its_document_aside_in_the_second_reading_too() throws Exception {
        String database = Databases.holding("""
                create table p (id int primary key, at timestamp, n numeric);
                create table c (id int primary key, p int not null references p, at timestamp);
                insert into p select i, now(), i from generate_series(1, 100) i;
                insert into c select i, 1 + i % 100, now() from generate_series(1, 300) i;
                update p set at = 'infinity' where id = 7;
                update p set n = 12345678901234567890123456789012345678901 where id = 8;
                update c set at = '-infinity' where id = 50;""");
        try (var migration = new Migration(database).discoverAndSelect()) {
            migration.design().adopt(Models.model(Models.root("p", "public.p", Models.array("c", "public.c"))));

            MigrationReport report =
                    migration.migrate(new Migrate.Wishes(false, Unmakable.SET_ASIDE, true), Progress.NONE);

            assertThat(report.setAside())
                    .extracting(letter -> letter.key().getFirst())
                    .containsExactlyInAnyOrder("7", "8", "51");
            assertThat(Objects.requireNonNull(report.verification()).passes()).isTrue();

            migration.delete("p", 42);
            for (Validate.Depth depth : Validate.Depth.values()) {
                Verification verification = migration.validate(depth);
                assertThat(verification.mismatches()).isEqualTo(1);
                assertThat(verification.collections().getFirst().discrepancies())
                        .containsExactly(new Discrepancy.Missing("{\"$numberInt\": \"42\"}"));
            }
        }
    }

    private static Migration skewed() throws Exception {
        var migration = new Migration(Databases.holding(SKEWED)).discoverAndSelect();
        migration
                .design()
                .adopt(Models.model(
                        Models.root("parents", "public.parents", Models.array("children", "public.children"))));
        return migration;
    }
}
