package io.reloquent.target;

import io.reloquent.plan.Plan;
import io.reloquent.run.Run;
import io.reloquent.sizing.ShardKey;
import io.reloquent.sizing.ShardingPlan;
import io.reloquent.target.TargetFinding.FewerShards;
import io.reloquent.target.TargetFinding.HoldsDocuments;
import io.reloquent.target.TargetFinding.LeftOver;
import io.reloquent.target.TargetFinding.MissingPrivilege;
import io.reloquent.target.TargetFinding.NoReplicas;
import io.reloquent.target.TargetFinding.NotSharded;
import io.reloquent.target.TargetFinding.NothingSpread;
import io.reloquent.target.TargetFinding.OtherShardKey;
import io.reloquent.target.TargetFinding.TooLittleRoom;
import io.reloquent.target.TargetFinding.TooOld;
import io.reloquent.target.TargetFinding.UnknownPrivileges;
import io.reloquent.target.TargetFinding.UnknownRoom;
import io.reloquent.target.TargetFinding.Untried;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Holds a target against what a plan needs.
final class TargetCheck {

    private static final int OLDEST = 404;
    private static final int TRIED = 600;

    private static final List<String> ON_DATABASE = List.of(
            "find",
            "insert",
            "update",
            "remove",
            "listCollections",
            "createCollection",
            "dropCollection",
            "createIndex");
    private static final List<String> ON_LEDGER = List.of("find", "insert", "update", "remove");
    private static final List<String> FOR_SHARDS = List.of("enableSharding", "splitChunk", "moveChunk");

    private final Situation situation;
    private final List<TargetFinding> findings = new ArrayList<>();

    TargetCheck(Situation situation) {
        this.situation = situation;
    }

    List<TargetFinding> findings() {
        version();
        room();
        shards();
        privileges();
        collections();
        return List.copyOf(findings);
    }

    private void version() {
        Cluster cluster = situation.cluster();
        if (cluster.release() < OLDEST) {
            findings.add(new TooOld(cluster.version()));
        } else if (cluster.release() < TRIED) {
            findings.add(new Untried(cluster.version()));
        }
        if (cluster.topology() == Cluster.Topology.STANDALONE) {
            findings.add(new NoReplicas());
        }
    }

    private void room() {
        situation.requirements().bytes().ifPresent(needed -> {
            Optional<Cluster.Room> room = situation.cluster().room();
            if (room.isEmpty()) {
                findings.add(new UnknownRoom(needed));
            } else if (room.get().free() < needed) {
                findings.add(new TooLittleRoom(needed, room.get().free()));
            }
        });
    }

    private void shards() {
        Cluster cluster = situation.cluster();
        Optional<ShardingPlan> planned = situation.sharding();
        if (planned.isEmpty()) {
            if (cluster.isSharded() && situation.wishes().shard()) {
                findings.add(new NothingSpread());
            }
            return;
        }
        int shards = planned.get().shards().value();
        if (!cluster.isSharded()) {
            findings.add(new NotSharded(shards));
        } else if (cluster.shards().size() < shards) {
            findings.add(new FewerShards(shards, cluster.shards().size()));
        }
    }

    private void privileges() {
        Optional<Grants> grants = situation.cluster().grants();
        if (grants.isEmpty()) {
            findings.add(new UnknownPrivileges());
            return;
        }
        List<String> actions = new ArrayList<>(ON_DATABASE);
        if (situation.wishes().validators()) {
            actions.add("collMod");
        }
        if (situation.spreads()) {
            actions.addAll(FOR_SHARDS);
            missing(grants.get(), "config", List.of("find"));
        }
        missing(grants.get(), situation.database(), actions);
        missing(grants.get(), situation.ledger(), ON_LEDGER);
    }

    private void missing(Grants grants, String database, List<String> actions) {
        List<String> missing = grants.missing(database, actions);
        if (!missing.isEmpty()) {
            findings.add(new MissingPrivilege(database, missing));
        }
    }

    private void collections() {
        List<String> ofRun = situation.run().map(Run::collections).orElse(List.of());
        for (String name : names(situation.plan())) {
            boolean goes = situation.goes(name);
            long documents = situation.state().documents(name);
            if (documents > 0 && !goes) {
                String run = ofRun.contains(name) ? situation.run().map(Run::id).orElse("") : "";
                findings.add(new HoldsDocuments(
                        name, documents, run, situation.wishes().keep()));
            }
            if (!goes && !situation.preparation().collections().contains(name)) {
                situation.key(name).ifPresent(key -> otherKey(name, key));
            }
        }
        situation.leftOver().stream()
                .filter(name -> situation.state().documents(name) > 0)
                .forEach(name ->
                        findings.add(new LeftOver(name, situation.state().documents(name))));
    }

    private void otherKey(String name, ShardKey planned) {
        ShardKey found = situation.state().keys().get(name);
        if (found != null && situation.state().isSpreadOtherwise(name, planned)) {
            findings.add(new OtherShardKey(name, planned.text(), found.text()));
        }
    }

    static List<String> names(Plan plan) {
        return plan.names();
    }
}
