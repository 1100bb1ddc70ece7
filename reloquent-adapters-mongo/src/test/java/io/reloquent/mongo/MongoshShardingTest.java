package io.reloquent.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reloquent.plan.Recommendation;
import io.reloquent.sizing.ShardKey;
import io.reloquent.sizing.ShardKey.Part;
import io.reloquent.sizing.ShardingPlan;
import io.reloquent.sizing.ShardingPlan.Sharded;
import java.util.List;
import org.junit.jupiter.api.Test;

class MongoshShardingTest {

    @Test
    void cuts_are_values_of_the_key_s_own_types() {
        ShardingPlan plan = plan(
                new Sharded("orders", why(ShardKey.HASHED_ID), List.of()),
                new Sharded(
                        "events",
                        why(new ShardKey(List.of(new Part("day", false, "date"), new Part("of", false, "binData")))),
                        List.of(List.of("2026-01-02", "00112233-4455-6677-8899-aabbccddeeff"))),
                new Sharded(
                        "counts",
                        why(new ShardKey(List.of(new Part("n", false, "long")))),
                        List.of(List.of("9007199254740993"))));
        assertThat(MongoshSharding.commands("shop", plan))
                .containsExactly(
                        "sh.enableSharding(\"shop\")",
                        "sh.shardCollection(\"shop.orders\", {\"_id\": \"hashed\"})",
                        "sh.shardCollection(\"shop.events\", {\"day\": 1, \"of\": 1})",
                        "sh.splitAt(\"shop.events\", {\"day\": new Date(1767312000000), \"of\": UUID(\"00112233-4455-6677-8899-aabbccddeeff\")})",
                        "sh.shardCollection(\"shop.counts\", {\"n\": 1})",
                        "sh.splitAt(\"shop.counts\", {\"n\": NumberLong(\"9007199254740993\")})");
    }

    @Test
    void names_and_values_stay_literals() {
        ShardingPlan plan = plan(new Sharded(
                "a\"); quit(); (\"",
                why(new ShardKey(List.of(new Part("k\n\u2028", false, "string")))),
                List.of(List.of("\\\" + process.env"))));
        assertThat(MongoshSharding.commands("d", plan))
                .containsExactly(
                        "sh.enableSharding(\"d\")",
                        "sh.shardCollection(\"d.a\\\"); quit(); (\\\"\", {\"k\\u000a\\u2028\": 1})",
                        "sh.splitAt(\"d.a\\\"); quit(); (\\\"\", {\"k\\u000a\\u2028\": \"\\\\\\\" + process.env\"})");
    }

    @Test
    void nothing_is_said_of_a_plan_that_spreads_nothing() {
        assertThat(MongoshSharding.commands("shop", plan())).isEmpty();
    }

    @Test
    void a_cut_of_another_type_is_refused() {
        ShardingPlan plan = plan(new Sharded(
                "counts", why(new ShardKey(List.of(new Part("n", false, "long")))), List.of(List.of("many"))));
        assertThatThrownBy(() -> MongoshSharding.commands("shop", plan)).hasMessageContaining("counts at n = 'many'");
    }

    private static ShardingPlan plan(Sharded... collections) {
        return new ShardingPlan("hash", new Recommendation<>(3, "it is large"), List.of(collections));
    }

    private static Recommendation<ShardKey> why(ShardKey key) {
        return new Recommendation<>(key, "it fits");
    }
}
