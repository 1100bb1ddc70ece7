package io.reloquent.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.reloquent.run.Progress;
import io.reloquent.run.Unmakable;
import io.reloquent.testkit.Servers;
import io.reloquent.verification.CollectionCheck;
import io.reloquent.verification.Discrepancy;
import io.reloquent.verification.Verification;
import io.reloquent.verification.Verification.Verdict;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A look at some documents and the number of all.
class SamplesTest {

    private static final String PARENTS = """
            create table parents (id int primary key, name text not null, at timestamp not null);
            create table children (id int primary key, parent int not null references parents, amount numeric);
            insert into parents select i, 'parent ' || i, now() from generate_series(1, 3000) i;
            insert into children select i, 1 + i % 3000, i / 7.0 from generate_series(1, 9000) i;
            create table few (id int primary key);
            insert into few select i from generate_series(1, 5) i;
            analyze;""";

    @Test
    void what_agrees_is_partial_and_says_how_much_was_not_compared() throws Exception {
        try (var migration = migrated(PARENTS)) {
            Verification verification = migration.validate(100);

            assertThat(verification.verdict()).isEqualTo(Verdict.PARTIAL);
            assertThat(verification.documents()).isBetween(90L, 120L);
            assertThat(verification.notCompared()).endsWith(" of 3,005 documents were not compared.");
            assertThat(verification.collections())
                    .filteredOn(check -> check.collection().equals("few"))
                    .extracting(CollectionCheck::compared)
                    .containsExactly(5L);
            assertThat(migration.buildIndexes().readiness().isReady()).isFalse();
            assertThat(migration.validate().verdict()).isEqualTo(Verdict.PASS);
        }
    }

    @Test
    void a_change_is_found_once_the_samples_are_all_and_what_is_gone_or_too_much_by_the_count() throws Exception {
        try (var migration = migrated(PARENTS)) {
            change(migration, "parents");
            Verification all = migration.validate(10_000);
            assertThat(all.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(all.mismatches()).isEqualTo(1);
            assertThat(all.collections())
                    .flatExtracting(CollectionCheck::discrepancies)
                    .singleElement()
                    .isInstanceOf(Discrepancy.Different.class);

            migration.delete("few", 3);
            Verification some = migration.validate(20);
            assertThat(some.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(some.collections())
                    .filteredOn(check -> check.collection().equals("few"))
                    .allSatisfy(check -> assertThat(check.found()).isEqualTo(4));
        }
    }

    @Test
    void what_was_set_aside_is_not_looked_for() throws Exception {
        try (var migration = planned("""
                create table p (id int primary key, at timestamp);
                insert into p select i, now() from generate_series(1, 50) i;
                update p set at = 'infinity' where id in (7, 50);
                analyze;""")) {
            migration.migrate(new Migrate.Wishes(false, Unmakable.SET_ASIDE, false), Progress.NONE);

            Verification verification = migration.validate(1_000);

            assertThat(verification.mismatches()).isZero();
            assertThat(verification.verdict()).isEqualTo(Verdict.PARTIAL);
        }
    }

    @Test
    void each_collection_has_its_share_and_a_few_at_least() {
        assertThat(Samples.shares(Map.of("a", 1_000_000L, "b", 100L, "c", 3L, "d", 0L), 1000))
                .isEqualTo(Map.of("a", 1000, "b", 10, "c", 3, "d", 0));
        assertThat(Samples.shares(Map.of(), 1000)).isEmpty();
        assertThat(Samples.shares(Map.of("a", 50L), 4)).isEqualTo(Map.of("a", 4));
    }

    private static Migration migrated(String statements) throws Exception {
        var migration = planned(statements);
        migration.migrate(false, Progress.NONE);
        return migration;
    }

    private static Migration planned(String statements) throws Exception {
        var migration = new Migration(Databases.holding(statements)).discoverAndSelect();
        migration.design().suggest();
        return migration;
    }

    private static void change(Migration migration, String collection) {
        try (var client = MongoClients.create(Servers.mongod().uri())) {
            client.getDatabase(migration.configuration.target().database())
                    .getCollection(collection)
                    .updateOne(Filters.eq(1234), Updates.set("name", "somebody else"));
        }
    }
}
