package io.reloquent.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reloquent.design.SizeFinding;
import io.reloquent.fault.YoursToFix;
import io.reloquent.report.MigrationReport;
import io.reloquent.run.DeadLetter;
import io.reloquent.run.Progress;
import io.reloquent.run.Unmakable;
import io.reloquent.verification.Verification;
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
            assertThat(verification.passes()).isFalse();
            assertThat(verification.collections().getFirst().rows())
                    .anySatisfy(
                            rows -> assertThat(rows.inSource() - rows.placed()).isEqualTo(1))
                    .anySatisfy(
                            rows -> assertThat(rows.inSource() - rows.placed()).isEqualTo(20_010));
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
