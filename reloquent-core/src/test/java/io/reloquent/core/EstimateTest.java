package io.reloquent.core;

import static io.reloquent.core.Models.array;
import static io.reloquent.core.Models.model;
import static io.reloquent.core.Models.root;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reloquent.core.Estimate.Estimated;
import io.reloquent.design.Contents;
import io.reloquent.design.DocumentModel;
import io.reloquent.design.RootCollection;
import io.reloquent.plan.Nest;
import io.reloquent.report.MigrationReport;
import io.reloquent.report.Prediction;
import io.reloquent.run.Progress;
import io.reloquent.sizing.PriceTable;
import io.reloquent.sizing.PriceTable.Tier;
import io.reloquent.sizing.ShardKey;
import io.reloquent.sizing.ShardingPlan;
import io.reloquent.sizing.ShardingPlan.Sharded;
import io.reloquent.sizing.SizingPlan.Sized;
import io.reloquent.sizing.Window;
import io.reloquent.testkit.Servers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is said before, held against what is there afterwards.
class EstimateTest {

    private static final PriceTable PRICES = new PriceTable(
            LocalDate.of(2026, 1, 1),
            "here",
            "USD",
            "made up",
            List.of(),
            0.44,
            List.of(new Tier("M30", 2, 8, 512, 3000, 0.5), new Tier("M60", 16, 64, 4096, 3000, 4)));

    private static String shop = "";

    @BeforeAll
    static void loadTheShop() {
        shop = Servers.shop(0.02);
    }

    /// Every row of so small a shop is looked at: what is left is the digits of positions in arrays.
    @ParameterizedTest
    @MethodSource("io.reloquent.core.ShopDesignsTest#designs")
    void documents_have_the_size_that_was_estimated(DocumentModel design) {
        try (var migration = new Migration(shop).discoverAndSelect()) {
            migration.design().adopt(design);
            Estimated estimated = migration.estimate().run(wishes(false), Progress.NONE);
            MigrationReport report = migration.migrate(false, Progress.NONE);

            for (int i = 0; i < report.collections().size(); i++) {
                Sized expected = estimated.sizing().collections().get(i);
                var made = report.collections().get(i);
                assertThat(expected.documents()).as(made.collection()).isEqualTo(made.documents());
                double bytes = made.bytes();
                boolean limited =
                        isLimited(estimated.plan().collections().get(i).root());
                // How many arrays reach a limit, or which rows point nowhere, nobody knows: there may be less.
                boolean less = limited || !design.foreignKeys().isEmpty();
                assertThat((double) expected.bytes())
                        .as(made.collection())
                        .isBetween(0.98 * bytes - 20, less ? 2 * bytes : 1.03 * bytes + 20);
            }
            Prediction said = Objects.requireNonNull(report.prediction());
            assertThat(said.documents()).isEqualTo(report.documents());
            assertThat(said.took()).isGreaterThan(Duration.ZERO);
        }
    }

    private static boolean isLimited(Nest nest) {
        return nest.arrays().stream().anyMatch(array -> array.limit() > 0 || isLimited(array.nest()));
    }

    /// Half a million rows, of which a few pages are looked at; the last ones are ten times as long as the first.
    @Test
    void pages_from_everywhere_tell_of_rows_that_grow() throws SQLException {
        String database = Databases.holding("""
                create table public.parent (id integer primary key, t text not null);
                create table public.child (id integer primary key, parent integer not null references public.parent, t text);
                insert into public.parent select n, repeat('x', 20 + n / 500) from generate_series(1, 100000) n;
                insert into public.child select n, 1 + n % 100000, repeat('y', n % 40) from generate_series(1, 400000) n;
                analyze""");
        try (var migration = new Migration(database).discoverAndSelect()) {
            migration.design().adopt(model(root("parent", "public.parent", array("children", "public.child"))));
            Estimated estimated = migration.estimate().run(wishes(true), Progress.NONE);
            MigrationReport report = migration.migrate(false, Progress.NONE);

            Sized expected = estimated.sizing().collections().getFirst();
            assertThat((double) expected.bytes()).isCloseTo((double) report.bytes(), within(0.05 * report.bytes()));
            assertThat(expected.error()).isBetween(1L, report.bytes() / 20);
            assertThat(estimated.sizing().rates().getFirst().because())
                    .contains("measured by reading")
                    .contains("public.child");
            assertThat(estimated.remarks()).isEmpty();
        }
    }

    @Test
    void a_filter_leaves_out_its_share_of_rows_that_were_not_looked_at_either() throws SQLException {
        String database = Databases.holding("""
                create table public.event (id integer primary key, kind integer not null, t text not null);
                insert into public.event select n, n % 10, repeat('x', 100) from generate_series(1, 300000) n;
                analyze""");
        try (var migration = new Migration(database).discoverAndSelect()) {
            var all = root("event", "public.event");
            var some = new RootCollection(all.name(), all.from(), all.id(), Contents.EVERYTHING.where("kind < 3"));
            migration.design().adopt(model(some));

            Sized expected = migration
                    .estimate()
                    .run(wishes(false), Progress.NONE)
                    .sizing()
                    .collections()
                    .getFirst();

            assertThat((double) expected.documents()).isCloseTo(90_000, within(18_000.0));
        }
    }

    @Test
    void a_field_that_parts_data_evenly_is_a_key_and_is_cut_at_real_quantiles() throws SQLException {
        ShardingPlan plan = sharding("tenant_code", "n % 40");

        Sharded sharded = plan.collections().getFirst();
        assertThat(sharded.key().value().parts())
                .extracting(ShardKey.Part::path)
                .containsExactly("tenant_code", "_id");
        assertThat(sharded.key().because()).contains("naturally and evenly");
        assertThat(sharded.splits()).hasSize(4 * plan.shards().value() - 1).allMatch(split -> split.size() == 2);
        // A quarter of forty even values lies before the first quarter of the cuts.
        int quarter = sharded.splits().size() / 4;
        assertThat(Integer.parseInt(sharded.splits().get(quarter).getFirst())).isBetween(8, 12);
    }

    @Test
    void everything_else_is_spread_by_the_hash_of_its_id_and_it_is_said_why() throws SQLException {
        Sharded few = sharding("region", "n % 3").collections().getFirst();
        assertThat(few.key().value()).isEqualTo(ShardKey.HASHED_ID);
        assertThat(few.splits()).isEmpty();
        assertThat(few.key().because())
                .contains("region has only about 3 values")
                .contains("id is counted up");

        Sharded skewed = sharding("country", "case when n % 2 = 0 then 0 else n % 100 end")
                .collections()
                .getFirst();
        assertThat(skewed.key().value()).isEqualTo(ShardKey.HASHED_ID);
        assertThat(skewed.key().because()).contains("country has one value in 5");

        Sharded nullable = sharding("tenant", "nullif(n % 40, 7)").collections().getFirst();
        assertThat(nullable.key().because()).contains("tenant is not in every document");
    }

    /// Four shards at least, for the window is a second.
    private static ShardingPlan sharding(String column, String value) throws SQLException {
        String database = Databases.holding("""
                create table public.doc (id integer generated always as identity primary key, %1$s integer %3$s, t text);
                insert into public.doc (%1$s, t) select %2$s, repeat('x', 300) from generate_series(1, 200000) n;
                analyze""".formatted(column, value, value.startsWith("nullif") ? "" : "not null"));
        try (var migration = new Migration(database).discoverAndSelect()) {
            migration.design().adopt(model(root("doc", "public.doc")));
            var wishes = new Estimate.Wishes(false, new Window(Duration.ofMillis(40)), true, PRICES);
            Estimated estimated = migration.estimate().run(wishes, Progress.NONE);

            ShardingPlan plan = estimated.sharding().orElseThrow();
            assertThat(plan.shards().value()).isBetween(3, 6);
            assertThat(migration.workspace.sharding().load()).contains(plan);
            return plan;
        }
    }

    private static Estimate.Wishes wishes(boolean benchmark) {
        return new Estimate.Wishes(benchmark, Window.HOUR, false, PRICES);
    }
}
