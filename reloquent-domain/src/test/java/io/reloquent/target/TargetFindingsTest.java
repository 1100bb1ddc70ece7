package io.reloquent.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.catalog.Catalog;
import io.reloquent.plan.Plan;
import io.reloquent.plan.Recommendation;
import io.reloquent.sizing.ShardingPlan;
import io.reloquent.target.Cluster.Room;
import io.reloquent.target.Cluster.Topology;
import io.reloquent.target.Grants.Grant;
import io.reloquent.target.TargetFinding.FewerShards;
import io.reloquent.target.TargetFinding.MissingPrivilege;
import io.reloquent.target.TargetFinding.NoReplicas;
import io.reloquent.target.TargetFinding.NotSharded;
import io.reloquent.target.TargetFinding.NothingSpread;
import io.reloquent.target.TargetFinding.TooLittleRoom;
import io.reloquent.target.TargetFinding.TooOld;
import io.reloquent.target.TargetFinding.UnknownPrivileges;
import io.reloquent.target.TargetFinding.UnknownRoom;
import io.reloquent.target.TargetFinding.Untried;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetFindingsTest {

    private static final Set<String> WRITES = Set.of(
            "find",
            "insert",
            "update",
            "remove",
            "listCollections",
            "createCollection",
            "dropCollection",
            "createIndex");
    private static final Grants ENOUGH =
            new Grants(List.of(new Grant("shop", "", WRITES), new Grant("reloquent", "", WRITES)));

    @Test
    void a_fit_target_has_none() {
        assertThat(findings(cluster(Topology.REPLICA_SET, "6.0.5", ENOUGH))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.2.24", "3.6.0", "unknown"})
    void what_is_too_old_is_an_error(String version) {
        assertThat(findings(cluster(Topology.REPLICA_SET, version, ENOUGH))).containsExactly(new TooOld(version));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.4.0", "5.0.31"})
    void what_was_never_tried_is_told(String version) {
        assertThat(findings(cluster(Topology.REPLICA_SET, version, ENOUGH))).containsExactly(new Untried(version));
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.0.0", "7.0.2", "8.2.1-rc0", "10.0.0"})
    void newer_ones_are_well(String version) {
        assertThat(findings(cluster(Topology.REPLICA_SET, version, ENOUGH))).isEmpty();
    }

    @Test
    void one_server_alone_is_told() {
        assertThat(findings(cluster(Topology.STANDALONE, "6.0.5", ENOUGH))).containsExactly(new NoReplicas());
    }

    @Test
    void room_is_held_against_what_is_needed_where_it_is_known() {
        Cluster known = cluster(Topology.REPLICA_SET, "6.0.5", ENOUGH);
        Cluster silent = new Cluster(
                known.topology(),
                true,
                known.version(),
                List.of(),
                3,
                Optional.empty(),
                OptionalLong.empty(),
                known.grants());
        assertThat(findings(known, needing(600))).isEmpty();
        assertThat(findings(known, needing(601))).containsExactly(new TooLittleRoom(601, 600));
        assertThat(findings(silent, needing(1))).containsExactly(new UnknownRoom(1));
        assertThat(findings(silent)).isEmpty();
        assertThat(new TooLittleRoom(5_800_000_000_000L, 2_000_000_000L).message())
                .isEqualTo("The target has 2.0 GB free; the documents and their indexes need about 5.8 TB.");
    }

    @Test
    void shards_are_held_against_the_sharding_plan() {
        assertThat(findings(cluster(Topology.REPLICA_SET, "6.0.5", ENOUGH), sharded(3)))
                .containsExactly(new NotSharded(3));
        Cluster two = cluster(Topology.SHARDED, "6.0.5", all());
        assertThat(findings(two, sharded(3))).containsExactly(new FewerShards(3, 2));
        assertThat(findings(two, sharded(2))).isEmpty();
        assertThat(findings(two)).containsExactly(new NothingSpread());
    }

    @Test
    void missing_privileges_are_named_by_database() {
        var reader = new Grants(List.of(
                new Grant("shop", "", Set.of("find", "listCollections")), new Grant("reloquent", "runs", WRITES)));
        assertThat(findings(cluster(Topology.REPLICA_SET, "6.0.5", reader)))
                .containsExactly(
                        new MissingPrivilege(
                                "shop",
                                List.of(
                                        "insert",
                                        "update",
                                        "remove",
                                        "createCollection",
                                        "dropCollection",
                                        "createIndex")),
                        new MissingPrivilege("reloquent", List.of("find", "insert", "update", "remove")));
        assertThat(findings(cluster(Topology.SHARDED, "6.0.5", ENOUGH), sharded(2)))
                .containsExactly(
                        new MissingPrivilege("config", List.of("find")),
                        new MissingPrivilege("shop", List.of("enableSharding", "splitChunk", "moveChunk")));
    }

    @Test
    void unknown_privileges_are_told_and_not_guessed() {
        Cluster known = cluster(Topology.REPLICA_SET, "6.0.5", ENOUGH);
        var silent = new Cluster(
                known.topology(), false, known.version(), List.of(), 1, known.room(), known.memory(), Optional.empty());
        assertThat(findings(silent)).containsExactly(new UnknownPrivileges());
    }

    private static Grants all() {
        return new Grants(List.of(
                new Grant("", "", WRITES), new Grant("", "", Set.of("enableSharding", "splitChunk", "moveChunk"))));
    }

    private static Requirements needing(long bytes) {
        return new Requirements(OptionalLong.of(bytes), Optional.empty());
    }

    private static Requirements sharded(int shards) {
        var plan = new ShardingPlan("hash", new Recommendation<>(shards, "the test says so"), List.of());
        return new Requirements(OptionalLong.empty(), Optional.of(plan));
    }

    private static Cluster cluster(Topology topology, String version, Grants grants) {
        return new Cluster(
                topology,
                false,
                version,
                topology == Topology.SHARDED ? List.of("east", "west") : List.of(),
                topology == Topology.REPLICA_SET ? 3 : 0,
                Optional.of(new Room(1_000, 400)),
                OptionalLong.empty(),
                Optional.of(grants));
    }

    private static List<TargetFinding> findings(Cluster cluster) {
        return findings(cluster, Requirements.NONE);
    }

    private static List<TargetFinding> findings(Cluster cluster, Requirements requirements) {
        var catalog = new Catalog("PostgreSQL", "shop", List.of(), List.of(), List.of(), List.of(), List.of());
        var plan = new Plan("hash", "source", "target", 0, List.of(), List.of(), List.of(), List.of());
        return new Situation(
                        "shop",
                        "reloquent",
                        plan,
                        catalog,
                        requirements,
                        SetupWishes.NONE,
                        cluster,
                        new TargetState(Map.of(), Map.of(), false),
                        Optional.empty(),
                        Preparation.none("hash"))
                .findings();
    }
}
